import numpy as np

np.random.seed(70)
x = np.random.uniform(-1, 1, (100, 4))
t = np.c_[np.sin(2 * (x[:, 0] + x[:, 1])), np.sin(3 * x[:, 2]) * 0.8 - np.tanh(x[:, 3])]

w1 = np.random.randn(4, 4) * 1.2
w2 = np.random.randn(4, 4) * 1.2
w3 = np.random.randn(4, 2) * 1.2
lr = 0.2

for k in range(2500):
    l1 = np.tanh(x @ w1)
    l2 = np.tanh(l1 @ w2)
    l3 = l2 @ w3

    d3 = (l3 - t) / 100
    d2 = d3 @ w3.T * (1 - l2 ** 2)
    d1 = d2 @ w2.T * (1 - l1 ** 2)

    w3 -= lr * l2.T @ d3
    w2 -= lr * l1.T @ d2
    w1 -= lr * x.T @ d1

    if k % 500 == 0:
        print(k, "mean square", np.mean((l3 - t) ** 2))
print("mean square", np.mean((l3 - t) ** 2))
