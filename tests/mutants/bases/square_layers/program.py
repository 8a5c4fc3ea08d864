# four signals go in, four come out, and every matrix is four by four
import numpy as np

np.random.seed(29)

signals = np.random.rand(4, 4)
wanted = 0.15 + 0.7 * (np.roll(signals, 1, axis=1) > 0.5)

W1 = np.random.randn(4, 4)
W2 = np.random.randn(4, 4)
W3 = np.random.randn(4, 4)
b1, b2, b3 = np.zeros(4), np.zeros(4), np.zeros(4)


def sig(x):
    return 1.0 / (1.0 + np.exp(-x))


def dsig(y):
    return y * (1.0 - y)


step = 1.0
for i in range(2500):
    l1 = sig(np.dot(signals, W1) + b1)
    l2 = sig(np.dot(l1, W2) + b2)
    l3 = sig(np.dot(l2, W3) + b3)

    l3_error = l3 - wanted
    l3_delta = l3_error * dsig(l3)
    l2_error = np.dot(l3_delta, W3.T)
    l2_delta = l2_error * dsig(l2)
    l1_error = np.dot(l2_delta, W2.T)
    l1_delta = l1_error * dsig(l1)

    W3 -= step * np.dot(l2.T, l3_delta)
    W2 -= step * np.dot(l1.T, l2_delta)
    W1 -= step * np.dot(signals.T, l1_delta)
    b3 -= step * l3_delta.sum(axis=0)
    b2 -= step * l2_delta.sum(axis=0)
    b1 -= step * l1_delta.sum(axis=0)

    if i % 500 == 0:
        print("error", np.mean(np.abs(l3_error)))

first = sig(np.dot(signals, W1) + b1)
second = sig(np.dot(first, W2) + b2)
third = sig(np.dot(second, W3) + b3)
print(np.round(third, 2))
print("mean squared error %g" % np.mean((third - wanted) ** 2))
