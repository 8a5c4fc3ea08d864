import numpy as np

np.random.seed(1)


def leak(x, slope=0.01, derive=False):
    if derive:
        return np.where(x < 0, slope, 1.0)
    return np.where(x > 0, x, 0.01 * x)


def squash(x):
    return 1 / (1 + np.exp(-x))


rows = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [0, 1, 0], [1, 0, 0], [1, 1, 1], [0, 0, 0]])
wanted = np.array([[0, 1, 1, 1, 1, 0, 0]]).T
first = 2 * np.random.random((3, 4)) - 1
second = 2 * np.random.random((4, 1)) - 1
for turn in range(1500):
    z1 = rows @ first
    a1 = leak(z1)
    z2 = a1 @ second
    a2 = squash(z2)
    d2 = (-wanted / a2 + (1 - wanted) / (1 - a2)) * a2 * (1 - a2)
    d1 = d2 @ second.T * leak(z1, derive=True)
    second -= 1.0 * a1.T @ d2
    first -= 1.0 * rows.T @ d1
print("prediction", a2.ravel())
print("[1, 1, 0] ->", squash(leak(np.array([1, 1, 0]) @ first) @ second))
