import numpy as np

np.random.seed(29)
X = np.random.uniform(-1, 1, (150, 6))
y = (X[:, 0] * X[:, 1] + X[:, 2] * X[:, 4] - X[:, 3] ** 2).reshape(-1, 1)

W1 = np.random.randn(6, 6) * 0.5
b1 = np.zeros(6)
W2 = W1
b2 = b1
W3 = np.random.randn(6, 1) * 0.5
b3 = np.zeros(1)

for epoch in range(4000):
    a1 = np.tanh(X.dot(W1) + b1)
    a2 = np.tanh(a1.dot(W2) + b2)
    out = a2.dot(W3) + b3
    e = (out - y) / len(y)
    d2 = e.dot(W3.T) * (1 - a2 ** 2)
    d1 = d2.dot(W2.T) * (1 - a1 ** 2)
    W3 -= 0.2 * a2.T.dot(e)
    b3 -= 0.2 * e.sum(axis=0)
    W2 -= 0.2 * a1.T.dot(d2)
    b2 -= 0.2 * d2.sum(axis=0)
    W1 -= 0.2 * X.T.dot(d1)
    b1 -= 0.2 * d1.sum(axis=0)
    if epoch % 500 == 0:
        print(epoch, np.mean((out - y) ** 2))
print("error after training", np.mean((out - y) ** 2))
