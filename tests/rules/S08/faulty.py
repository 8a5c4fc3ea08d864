import numpy as np


class Line:
    def __init__(self):
        self.slope = 0.0
        self.ofset = 0.0

    def value(self, x):
        return self.slope * x + self.offset

    def step(self, x, t):
        error = self.value(x) - t
        self.slope -= 0.2 * np.mean(error * x)
        self.offset -= 0.2 * np.mean(error)


x = np.linspace(-1, 1, 21)
t = 3 * x + 1
line = Line()
for _ in range(200):
    line.step(x, t)
print("slope", line.slope, "offset", line.offset)
print("mse", np.mean((line.value(x) - t) ** 2))
