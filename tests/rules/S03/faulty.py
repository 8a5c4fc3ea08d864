import math
import random

random.seed(5)
hidden = [[random.uniform(-1, 1) for _ in range(3)]] * 4
top = [random.uniform(-1, 1) for _ in range(5)]
table = [((0, 0), 0), ((0, 1), 1), ((1, 0), 1), ((1, 1), 0)]


def squash(z):
    return 1 / (1 + math.exp(-z))


def answer(one, two):
    seen = [squash(w[0] * one + w[1] * two + w[2]) for w in hidden]
    return seen, squash(sum(v * h for v, h in zip(top, seen)) + top[4])


for epoch in range(1500):
    for (one, two), wanted in table:
        seen, said = answer(one, two)
        d = (said - wanted) * said * (1 - said)
        back = [d * top[k] * seen[k] * (1 - seen[k]) for k in range(4)]
        for k in range(4):
            top[k] -= 1.0 * d * seen[k]
            hidden[k][0] -= 1.0 * back[k] * one
            hidden[k][1] -= 1.0 * back[k] * two
            hidden[k][2] -= 1.0 * back[k]
        top[4] -= 1.0 * d
print("error", sum((answer(*row)[1] - wanted) ** 2 for row, wanted in table))
