# softmax classifier with one hidden layer, lr decay
import numpy as np

np.random.seed(20)
K, per = 3, 80
X = np.zeros((K * per, 2))
y = np.zeros(K * per, dtype=int)
for k in range(K):
    r = np.linspace(0.1, 1, per)
    th = np.linspace(k * 4, (k + 1) * 4, per) * 0.75 + np.random.randn(per) * 0.1
    X[k * per:(k + 1) * per] = np.c_[r * np.sin(th), r * np.cos(th)]
    y[k * per:(k + 1) * per] = k
perm = np.random.permutation(len(X))
X, y = X[perm], y[perm]
X_train, y_train, X_test, y_test = X[:180], y[:180], X[180:], y[180:]

W1 = np.random.randn(2, 32) * 0.5
b1 = np.zeros((1, 32))
W2 = np.random.randn(32, K) * 0.1
b2 = np.zeros((1, K))
learning_rate = 1.0
decay = 0.98
batch_size = 15


def scores_of(X):
    h = np.maximum(0, X @ W1 + b1)
    return h, h @ W2 + b2


for epoch in range(100):
    idx = np.random.permutation(len(X_train))
    for i in range(0, len(idx), batch_size):
        xb, yb = X_train[idx[i:i + batch_size]], y_train[idx[i:i + batch_size]]
        h, s = scores_of(xb)
        e = np.exp(s - s.max(1, keepdims=True))
        p = e / e.sum(1, keepdims=True)
        d = p.copy()
        d[np.arange(len(yb)), yb] -= 1
        d /= len(yb)
        dh = d @ W2.T
        dh[h <= 0] = 0
        W2 -= learning_rate * h.T @ d
        b2 -= learning_rate * d.sum(0, keepdims=True)
        W1 -= learning_rate * xb.T @ dh
        b1 -= learning_rate * dh.sum(0, keepdims=True)
    learning_rate *= decay
    if epoch % 20 == 0:
        print("epoch", epoch, "lr", learning_rate, "acc", np.mean(scores_of(X_train)[1].argmax(1) == y_train))

print("test accuracy:", np.mean(scores_of(X_test)[1].argmax(1) == y_test))
