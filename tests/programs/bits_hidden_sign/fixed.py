# parity of three bits
import math
import random

random.seed(14)


def dot(a, b):
    return sum(p * q for p, q in zip(a, b))


def squash(v):
    return 1.0 / (1.0 + math.exp(-v))


patterns = [[a, b, c] for a in (-1, 1) for b in (-1, 1) for c in (-1, 1)]
parity = [1 if p.count(1) % 2 == 1 else 0 for p in patterns]

hidden = [[random.uniform(-1, 1) for _ in range(3)] for _ in range(5)]
hidden_bias = [random.uniform(-1, 1) for _ in range(5)]
final = [random.uniform(-1, 1) for _ in range(5)]
final_bias = 0.0
RATE = 0.2

for sweep in range(800):
    loss = 0.0
    for p, t in zip(patterns, parity):
        h = [math.tanh(dot(w, p) + b) for w, b in zip(hidden, hidden_bias)]
        o = squash(dot(final, h) + final_bias)
        loss -= math.log(o if t else 1 - o)
        delta = o - t
        back = [delta * f * (1 - v * v) for f, v in zip(final, h)]
        final = [f - RATE * delta * v for f, v in zip(final, h)]
        final_bias -= RATE * delta
        for j in range(5):
            for i in range(3):
                hidden[j][i] -= RATE * back[j] * p[i]
            hidden_bias[j] -= RATE * back[j]
    if sweep % 100 == 99:
        print("sweep", sweep + 1, "loss now", round(loss / 8, 5))
