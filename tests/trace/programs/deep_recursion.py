import sys

import numpy as np


def tree(n):
    return np.array([1.0]) if n == 0 else tree(n - 1) * 0.5 + 1
print(tree(200))
print(sys.getrecursionlimit() >= 1000)
def total(layers, x):
    if not layers:
        return x
    return total(layers[1:], np.tanh(x @ layers[0]))
print(total([np.eye(2) * 0.5] * 30, np.ones((1, 2))))
def forever(n):
    return forever(n + 1) + 1
try:
    forever(0)
except RecursionError as e:
    print(e)
