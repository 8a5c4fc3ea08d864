"""Branches that choose numbers, in all the ways that people write them."""

import math
import random

import numpy as np

random.seed(5)
rng = np.random.default_rng(5)


def relu(z):
    return z if z > 0 else 0.0


def leaky(z, slope=0.1):
    if z > 0:
        return z
    return slope * z


def elu(z):
    if z >= 0:
        return z
    else:
        return math.exp(z) - 1.0


def stable(z):
    if z >= 0:
        return 1.0 / (1.0 + math.exp(-z))
    elif z > -700:
        e = math.exp(z)
        return e / (1.0 + e)
    return 0.0


def hard(z):
    return 0.0 if z < -2.5 else 1.0 if z > 2.5 else 0.2 * z + 0.5


def huber(e):
    if -1.0 <= e <= 1.0:
        return e
    elif e > 0:
        return 1.0
    else:
        return -1.0


def step(z):
    return 1 if z > 0 else 0


def first_large(row):
    for value in row:
        if value > 0.5:
            return value
    return None


def fails(row):
    out = [0.0] * len(row)
    for k, value in enumerate(row):
        if value > -2:
            out[k] = value
        else:
            out[k] = 1.0 / (value - value)
    return out


class Unit:
    def __init__(self):
        self.slope = 0.3
        self.calls = 0

    def __call__(self, z):
        self.calls += 1
        self.out = z if z > 0 else self.slope * z
        return self.out

    def mask(self):
        if self.out > 0:
            d = 1.0
        else:
            d = self.slope
        return d


def parts(z):
    d = 0.0
    if z > 0:
        a = z
        d = 1.0
    else:
        a = 0.01 * z
        d = 0.01
    z *= 2.0
    if z < -1:
        z = -1.0
    elif z > 1:
        z = 1.0
    return a, d, z


unit = Unit()
w = [random.uniform(-1, 1) for _ in range(6)]
for turn in range(3):
    z = [v * (turn + 1) for v in w]
    print([relu(v) for v in z], [leaky(v) for v in z], [elu(v) for v in z])
    print([stable(1000 * v) for v in z], [hard(5 * v) for v in z], [huber(3 * v) for v in z])
    print([step(v) for v in z], [max(0, v) for v in z], [type(max(0, v)).__name__ for v in z])
    print([unit(v) for v in z], [unit.mask() for _ in z], unit.calls, [parts(v) for v in z])
    print(first_large(z), first_large([0.1]))
    kept = list(z)
    for k in range(len(kept)):
        if kept[k] < 0:
            kept[k] = 0.0
    array = np.array([z, w])
    out = array.copy()
    for i in range(2):
        for j in range(3):
            if out[i, j] < 0:
                out[i, j] *= 0.1
            if array[i][j] > 0 and out[i, j] < 0.5 or not array[i, j] > -9:
                out[i, j] = 0.5
    print(kept, out, np.where(out > 0.4, 1, 0))
    smallest = 9.0
    for v in z:
        smallest = v if v < smallest else smallest
        nothing = None if v > 0 else -v
        text = "up" if v > 0 else "down"
    print(smallest, nothing, text, -0.0 if smallest > 9 else -0.0, math.nan if smallest < 9 else 1.0)
    drop = [0.0 if random.random() < 0.5 else 2.0 for _ in z]
    again = [v if rng.random() < 0.5 else 0 for v in array[0]]
    rate = 0.1 if turn > 1 else 0.05
    print(drop, again, rate, sum(a * b for a, b in zip(drop, z)))
    numbers = {"a": 1.0}
    if numbers["a"] > 0.5:
        numbers["b"] = numbers["a"]
    frozen = np.ones(2)
    frozen.setflags(write=False)
    if frozen[0] < 0.5:
        frozen[0] = 3.0
    print(numbers, frozen, z[0] if len(z) > 3 else 0.0)

signs = [(1 if v > 0 else -1) * (v > 0) * 0.5 for v in w]
print(signs, [float(v > 0) for v in w], [int(v > 0.2) for v in w], random.random(), rng.random())
print(fails(w), fails([0.5, -3.0]))
