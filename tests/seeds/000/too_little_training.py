import math
import random

random.seed(5)


class Unit:
    def __init__(self):
        self.weight = 0.0
        self.bias = 0.0

    def answer(self, value):
        return 1 / (1 + math.exp(-(self.weight * value + self.bias)))

    def learn(self, value, wanted, rate):
        out = self.answer(value)
        step = rate * 2 * (out - wanted) * out * (1 - out)
        self.weight -= step * value
        self.bias -= step


unit = Unit()
samples = [k / 10 for k in range(11)]
for epoch in range(60):
    random.shuffle(samples)
    for value in samples:
        unit.learn(value, value, 0.05)
print("error", sum((unit.answer(v) - v) ** 2 for v in samples) / len(samples))
for value in (0.0, 0.5, 1.0):
    print(value, unit.answer(value))
