import numpy as np

rng = np.random.default_rng(31)
N = 260
X = rng.normal(size=(N, 3))
y = ((X[:, 0] * 2 - X[:, 1] + 0.3 * X[:, 2] ** 2) > 0).astype(int)
Xtr, ytr = X[:200], y[:200].reshape(-1, 1)
Xte, yte = X[200:], y[200:]

W1 = rng.normal(0, 0.6, (3, 9))
b1 = np.zeros((1, 9))
W2 = rng.normal(0, 0.6, (9, 1))
b2 = np.zeros((1, 1))


def forward(x):
    a = np.tanh(x @ W1 + b1)
    return a, 1 / (1 + np.exp(-(a @ W2 + b2)))


for epoch in range(500):
    a, p = forward(Xtr)
    d2 = (p - ytr) / len(Xtr)
    d1 = d2 @ W2.T * (1 - a ** 2)
    W2 -= 0.8 * a.T @ d2
    b2 -= 0.8 * d2.sum(0, keepdims=True)
    W1 -= 0.8 * Xtr.T @ d1
    b1 -= 0.8 * d1.sum(0, keepdims=True)
    if epoch % 100 == 0:
        print("loss:", -np.mean(ytr * np.log(p) + (1 - ytr) * np.log(1 - p)))

_, p = forward(Xte)
prediction = (p[:, 0] > 0.5).astype(int)
print("accuracy on the test set:", np.mean(prediction == yte))
