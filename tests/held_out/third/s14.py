import random
import math


class Neuron:
    def __init__(self, bias):
        self.bias = bias
        self.weights = []

    def calculate_output(self, inputs):
        self.inputs = inputs
        total = sum(i * w for i, w in zip(inputs, self.weights))
        self.output = 1 / (1 + math.exp(-(total + self.bias)))
        return self.output

    def pd_error_wrt_total(self, target):
        return -(target - self.output) * self.output * (1 - self.output)

    def pd_total_wrt_weight(self, index):
        return self.inputs[index]


def make_layer(num, num_inputs):
    neurons = []
    for _ in range(num):
        n = Neuron(random.random())
        n.weights = [random.random() for _ in range(num_inputs)]
        neurons.append(n)
    return neurons


random.seed(0)
LEARNING_RATE = 0.5
hidden = make_layer(2, 2)
output = make_layer(2, 2)


def feed(inputs):
    mid = [n.calculate_output(inputs) for n in hidden]
    return [n.calculate_output(mid) for n in output]


def train(inputs, targets):
    feed(inputs)
    d_out = [n.pd_error_wrt_total(t) for n, t in zip(output, targets)]
    d_hid = [0] * len(hidden)
    for h in range(len(hidden)):
        s = 0
        for o in range(len(output)):
            s += d_out[o] * output[o].weights[h]
        d_hid[h] = s * hidden[h].output * (1 - hidden[h].output)
    for layer, deltas in ((output, d_out), (hidden, d_hid)):
        for n, d in zip(layer, deltas):
            for w in range(len(n.weights)):
                n.weights[w] -= LEARNING_RATE * d * n.pd_total_wrt_weight(w)
            n.bias -= LEARNING_RATE * d


for i in range(10000):
    train([0.05, 0.1], [0.01, 0.99])
    if i % 2000 == 0:
        print(i, sum(0.5 * (t - o) ** 2 for t, o in zip([0.01, 0.99], feed([0.05, 0.1]))))
print([round(o, 4) for o in feed([0.05, 0.1])])
