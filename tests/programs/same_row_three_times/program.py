import math
import random

random.seed(30)


def rnd():
    return random.uniform(-1, 1)


# two weights and a bias per unit
hidden = [[rnd(), rnd(), rnd()]] * 3
out = [rnd() for _ in range(4)]


def s(x):
    return 1 / (1 + math.exp(-x))


def go(a, b):
    h = [s(u[0] * a + u[1] * b + u[2]) for u in hidden]
    return h, s(sum(o * v for o, v in zip(out, h)) + out[3])


cases = {(0, 0): 0, (0, 1): 1, (1, 0): 1, (1, 1): 0}
for epoch in range(4000):
    for (a, b), t in cases.items():
        h, y = go(a, b)
        d = (y - t) * y * (1 - y)
        dh = [d * o * v * (1 - v) for o, v in zip(out, h)]
        for k in range(3):
            out[k] -= 0.6 * d * h[k]
            for i, v in enumerate((a, b, 1)):
                hidden[k][i] -= 0.6 * dh[k] * v
        out[3] -= 0.6 * d

print(hidden)
print("errors:", sum((go(a, b)[1] - t) ** 2 for (a, b), t in cases.items()))
