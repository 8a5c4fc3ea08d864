import numpy as np


class Unit:
    """Says +1 or -1."""

    def __init__(self, n_inputs, rate):
        self.weights = np.zeros(n_inputs)
        self.bias = 0.0
        self.rate = rate

    def answer(self, x):
        return np.where(x @ self.weights + self.bias >= 0.0, 1, -1)

    def learn(self, points, labels, rounds):
        for _ in range(rounds):
            mistakes = 0
            for x, label in zip(points, labels):
                correction = self.rate * (label - self.answer(x))
                self.weights += correction * x
                self.bias += correction
                mistakes += int(correction != 0.0)
            print("mistakes", mistakes)


rng = np.random.default_rng(4)
points = np.vstack([rng.normal(0.5, 0.5, (25, 2)), rng.normal(2.5, 0.5, (25, 2))])
labels = np.array([-1] * 25 + [1] * 25)
unit = Unit(2, 0.1)
unit.learn(points, labels, 30)
print("share right:", np.mean(unit.answer(points) == labels))
