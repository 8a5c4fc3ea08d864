from random import seed, random, shuffle
from math import exp


def initialize_network(n_inputs, n_hidden, n_outputs):
    network = list()
    network.append([{"weights": [random() for i in range(n_inputs + 1)]} for i in range(n_hidden)])
    network.append([{"weights": [random() for i in range(n_hidden + 1)]} for i in range(n_outputs)])
    return network


def activate(weights, inputs):
    activation = weights[-1]
    for i in range(len(weights) - 1):
        activation += weights[i] * inputs[i]
    return activation


def forward_propagate(network, row):
    inputs = row
    for layer in network:
        new_inputs = []
        for neuron in layer:
            neuron["output"] = 1.0 / (1.0 + exp(-activate(neuron["weights"], inputs)))
            new_inputs.append(neuron["output"])
        inputs = new_inputs
    return inputs


def backward(network, expected):
    for i in reversed(range(len(network))):
        layer = network[i]
        for j in range(len(layer)):
            if i == len(network) - 1:
                error = expected[j] - layer[j]["output"]
            else:
                error = 0.0
                for neuron in network[i + 1]:
                    error += neuron["weights"][j] * neuron["delta"]
            o = layer[j]["output"]
            layer[j]["delta"] = error * o * (1.0 - o)


def update(network, row, l_rate):
    for i in range(len(network)):
        inputs = row[:-1]
        if i != 0:
            inputs = [neuron["output"] for neuron in network[i - 1]]
        for neuron in network[i]:
            for j in range(len(inputs)):
                neuron["weights"][j] += l_rate * neuron["delta"] * inputs[j]
            neuron["weights"][-1] += l_rate * neuron["delta"]


seed(1)
dataset = [[2.78, 2.55, 0], [1.46, 2.36, 0], [3.39, 4.40, 0], [1.38, 1.85, 0], [3.06, 3.00, 0],
           [7.62, 2.75, 1], [5.33, 2.08, 1], [6.92, 1.77, 1], [8.67, -0.24, 1], [7.67, 3.50, 1]]
network = initialize_network(2, 2, 2)
for epoch in range(200):
    shuffle(dataset)
    sum_error = 0
    for row in dataset:
        outputs = forward_propagate(network, row[:-1])
        expected = [0, 0]
        expected[row[-1]] = 1
        sum_error += sum((expected[i] - outputs[i]) ** 2 for i in range(2))
        backward(network, expected)
        update(network, row, 0.5)
    if epoch % 40 == 0:
        print(">epoch=%d, error=%.3f" % (epoch, sum_error))
hits = 0
for row in dataset:
    out = forward_propagate(network, row[:-1])
    hits += out.index(max(out)) == row[-1]
print("correct: %.1f%%" % (100.0 * hits / len(dataset)))
