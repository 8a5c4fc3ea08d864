import numpy as np


class Perceptron:
    def __init__(self, n):
        self.w = np.zeros(n)
        self.b = 0.0
        self.rounds = 0

    def say(self, x):
        return 1 if x @ self.w + self.b >= 0 else -1

    def teach(self, xs, ts):
        while True:
            wrong = 0
            for x, t in zip(xs, ts):
                if self.say(x) != t:
                    self.w += t * x
                    self.b += t
                    wrong += 1
            self.rounds += 1
            if not wrong:
                return


rng = np.random.default_rng(5)
xs = rng.uniform(-1, 1, (60, 2))
side = xs @ np.array([1.5, -2.0]) + 0.3
xs, side = xs[abs(side) > 0.2], side[abs(side) > 0.2]
ts = np.sign(side).astype(int)

p = Perceptron(2)
p.teach(xs, ts)
print("rounds:", p.rounds, "w:", p.w, "b:", p.b)
print("mistakes left:", sum(p.say(x) != t for x, t in zip(xs, ts)))
