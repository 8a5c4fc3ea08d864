from numpy import exp, array, random, dot

# simple neural network, 3 inputs -> 4 hidden -> 1 output
random.seed(1)

training_inputs = array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [0, 1, 0], [1, 0, 0], [1, 1, 1], [0, 0, 0]])
training_outputs = array([[0, 1, 1, 1, 1, 0, 0]]).T


class NeuronLayer():
    def __init__(self, number_of_neurons, number_of_inputs_per_neuron):
        self.synaptic_weights = 2 * random.random((number_of_inputs_per_neuron, number_of_neurons)) - 1


class NeuralNetwork():
    def __init__(self, layer1, layer2):
        self.layer1 = layer1
        self.layer2 = layer2

    def __sigmoid(self, x):
        return 1 / (1 + exp(-x))

    def __sigmoid_derivative(self, x):
        return x * (1 - x)

    def train(self, inputs, outputs, iterations):
        for iteration in range(iterations):
            out1, out2 = self.think(inputs)

            layer2_error = outputs - out2
            layer2_delta = layer2_error * self.__sigmoid_derivative(out2)

            layer1_error = layer2_delta.dot(self.layer2.synaptic_weights.T)
            layer1_delta = layer1_error * self.__sigmoid_derivative(out1)

            self.layer1.synaptic_weights += inputs.T.dot(layer1_delta)
            self.layer2.synaptic_weights += out1.T.dot(layer2_delta)

    def think(self, inputs):
        out1 = self.__sigmoid(dot(inputs, self.layer1.synaptic_weights))
        out2 = self.__sigmoid(dot(out1, self.layer2.synaptic_weights))
        return out1, out2


nn = NeuralNetwork(NeuronLayer(4, 3), NeuronLayer(1, 4))
nn.train(training_inputs, training_outputs, 6000)
hidden_state, output = nn.think(array([1, 1, 0]))
print("new situation [1, 1, 0] -> ?:", output)
_, trained = nn.think(training_inputs)
print("mean squared error", ((training_outputs - trained) ** 2).mean())
