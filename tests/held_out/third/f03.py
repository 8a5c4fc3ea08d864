import math
import random

random.seed(3)


class Neuron:
    def __init__(self, n_inputs):
        self.weights = [random.uniform(-1, 1) for _ in range(n_inputs)]
        self.bias = random.uniform(-1, 1)
        self.inputs = []
        self.output = 0.0
        self.delta = 0.0

    def activate(self, inputs):
        self.inputs = inputs
        total = self.bias
        for w, x in zip(self.weights, inputs):
            total += w * x
        self.output = 1.0 / (1.0 + math.exp(-total))
        return self.output


class NeuronLayer:
    def __init__(self, n_neurons, n_inputs):
        self.neurons = [Neuron(n_inputs) for _ in range(n_neurons)]

    def feed_forward(self, inputs):
        return [n.activate(inputs) for n in self.neurons]


class NeuralNetwork:
    LEARNING_RATE = 0.8

    def __init__(self, n_in, n_hidden, n_out):
        self.hidden_layer = NeuronLayer(n_hidden, n_in)
        self.output_layer = NeuronLayer(n_out, n_hidden)

    def feed_forward(self, inputs):
        return self.output_layer.feed_forward(self.hidden_layer.feed_forward(inputs))

    def train(self, inputs, targets):
        outs = self.feed_forward(inputs)
        # 1. output deltas
        for o, neuron in enumerate(self.output_layer.neurons):
            neuron.delta = (outs[o] - targets[o]) * outs[o] * (1 - outs[o])
        # 2. hidden deltas
        for h, neuron in enumerate(self.hidden_layer.neurons):
            err = 0.0
            for out_neuron in self.output_layer.neurons:
                err += out_neuron.delta * out_neuron.weights[h]
            neuron.delta = err * neuron.output * (1 - neuron.output)
        # 3. update output weights
        for neuron in self.output_layer.neurons:
            for k in range(len(neuron.weights)):
                neuron.weights[k] -= self.LEARNING_RATE * neuron.delta * neuron.inputs[k]
            neuron.bias -= self.LEARNING_RATE * neuron.delta
        # 4. update hidden weights
        for neuron in self.hidden_layer.neurons:
            for k in range(len(neuron.weights)):
                neuron.weights[k] -= self.LEARNING_RATE * neuron.delta * neuron.output
            neuron.bias -= self.LEARNING_RATE * neuron.delta

    def total_error(self, training_sets):
        e = 0.0
        for inp, tar in training_sets:
            out = self.feed_forward(inp)
            e += sum(0.5 * (t - o) ** 2 for t, o in zip(tar, out))
        return e


training_sets = [
    [[0, 0], [0, 0]],
    [[0, 1], [1, 0]],
    [[1, 0], [1, 0]],
    [[1, 1], [0, 1]],
]   # xor and and

nn = NeuralNetwork(2, 5, 2)
for i in range(6000):
    training_inputs, training_outputs = training_sets[i % 4]
    nn.train(training_inputs, training_outputs)
    if i % 1000 == 0:
        print(i, round(nn.total_error(training_sets), 6))
print("end", round(nn.total_error(training_sets), 6))
for inp, tar in training_sets:
    print(inp, tar, nn.feed_forward(inp))
