import math
import random

random.seed(8)
LETTERS = {
    "T": "### .#. .#. .#. .#.",
    "L": "#.. #.. #.. #.. ###",
    "H": "#.# #.# ### #.# #.#",
    "O": "### #.# #.# #.# ###",
}


def pixels(text):
    return [1.0 if c == "#" else 0.0 for c in text if c != " "]


class Neuron:
    def __init__(self, inputs):
        self.weights = [random.gauss(0, 0.5) for _ in range(inputs)]
        self.bias = random.gauss(0, 0.5)
        self.output = self.delta = 0.0

    def fire(self, values):
        self.values = values
        s = self.bias + sum(w * v for w, v in zip(self.weights, values))
        self.output = 1 / (1 + math.exp(-s))
        return self.output

    def learn(self, rate):
        for i, v in enumerate(self.values):
            self.weights[i] += rate * self.delta * v
        self.bias += rate * self.delta


class Layer:
    def __init__(self, inputs, size):
        self.neurons = [Neuron(inputs) for _ in range(size)]

    def fire(self, values):
        return [n.fire(values) for n in self.neurons]


layers = [Layer(15, 6), Layer(6, 4)]


def run(values):
    for layer in layers:
        values = layer.fire(values)
    return values


def teach(values, wanted, rate):
    out = run(values)
    for n, o, w in zip(layers[-1].neurons, out, wanted):
        n.delta = (w - o) * o * (1 - o)
    for j, n in enumerate(layers[0].neurons):
        back = sum(m.weights[j] * m.delta for m in layers[1].neurons)
        n.delta = back * n.output * (1 - n.output)
    for layer in layers:
        for n in layer.neurons:
            n.learn(rate)


names = list(LETTERS)
for epoch in range(300):
    for name in random.sample(names, len(names)):
        teach(pixels(LETTERS[name]), [float(n == name) for n in names], 0.8)

correct = 0
for name in names:
    for trial in range(3):
        spoilt = pixels(LETTERS[name])
        if trial:
            k = random.randrange(15)
            spoilt[k] = 1 - spoilt[k]
        out = run(spoilt)
        correct += names[out.index(max(out))] == name
print("read correctly:", correct, "of 12")
