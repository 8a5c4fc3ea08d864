import numpy as np

np.random.seed(44)
n_in, n_hid, n_out = 2, 8, 3
X = np.random.randn(150, 2)
labels = (X[:, 0] > 0).astype(int) + (X[:, 1] > 0.3).astype(int)
Y = np.eye(n_out)[labels]

def tanh(z):
    return np.tanh(z)

def softmax(z):
    e = np.exp(z - z.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)

W1 = np.random.randn(n_in, n_hid) * 0.5
b1 = np.zeros(n_hid)
W2 = np.random.randn(n_hid, n_out) * 0.5
b2 = np.zeros(n_out)

def accuracy(p):
    guess = p == Y
    return guess.mean()

for epoch in range(500):
    a1 = tanh(X @ W1 + b1)
    p = softmax(a1 @ W2 + b2)
    dz2 = (p - Y) / len(X)
    dW2 = a1.T @ dz2
    db2 = dz2.sum()
    dz1 = dz2 @ W2.T * (1 - a1 ** 2)
    dW1 = X.T @ dz1
    db1 = dz1.sum(axis=0)
    W1 -= 0.8 * dW1
    b1 -= 0.8 * db1
    W2 -= 0.8 * dW2
    b2 -= 0.8 * db2
    if epoch % 100 == 0:
        ce = -np.mean(np.log(p[np.arange(150), labels]))
        print(epoch, "cross entropy", ce, "accuracy", accuracy(p))

print("cross entropy", -np.mean(np.log(p[np.arange(150), labels])), "accuracy", accuracy(p))
