import math
import random

random.seed(6)


class Neuron:
    def __init__(self, count):
        self.weights = [random.uniform(-1, 1) for _ in range(count)]
        self.bias = random.uniform(-1, 1)

    def think(self, values):
        self.values = values
        total = sum(w * v for w, v in zip(self.weights, values)) + self.bias
        self.value = 1 / (1 + math.exp(-total))
        return self.value

    def adjust(self, rate):
        self.weights = [w + rate * self.delta * v for w, v in zip(self.weights, self.values)]
        self.bias += rate * self.delta


hidden = [Neuron(2) for _ in range(4)]
output = Neuron(4)


def think(values):
    return output.think([n.think(values) for n in hidden])


lessons = [((0, 0), 0), ((1, 0), 1), ((0, 1), 1), ((1, 1), 0)]
for epoch in range(4000):
    rest = 0
    for values, wanted in lessons:
        got = think(values)
        rest += (wanted - got) ** 2
        output.delta = (wanted - got) * got * (1 - got)
        for n, w in zip(hidden, output.weights):
            n.delta = output.delta * w * n.value * (1 - n.value)
        for n in hidden + [output]:
            n.adjust(1.0)
    if epoch % 800 == 0:
        print(epoch, rest)
print("rest:", rest)
