import math
import random

random.seed(3)


def squash(value):
    return 1 / (1 + math.exp(-value))


w = [random.uniform(-1, 1) for _ in range(6)]
b = [-2.0, -2.0, -2.0]
pairs = [((0.0, 0.0), 1.0), ((0.0, 1.0), 0.0), ((1.0, 0.0), 0.0), ((1.0, 1.0), 0.0)]
for turn in range(1500):
    total = 0.0
    for (p, q), goal in pairs:
        h1 = squash(w[0] * p + w[1] * q + b[0])
        h2 = squash(w[2] * p + w[3] * q + b[1])
        out = squash(w[4] * h1 + w[5] * h2 + b[2])
        total += (out - goal) ** 2 / 2
        d = (out - goal) * out * (1 - out)
        d1 = d * w[4] * h1 * (1 - h1)
        d2 = d * w[5] * h2 * (1 - h2)
        slopes = [d1 * p, d1 * q, d2 * p, d2 * q, d * h1, d * h2]
        bias_slopes = [d1, d2, d]
        for k in range(6):
            w[k] -= 0.5 * slopes[k]
print("error", total)
