import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def train(X, y, hidden=6, lr=0.8, epochs=250, seed=0):
    r = np.random.RandomState(seed)
    W1, b1 = r.randn(X.shape[1], hidden) * 0.7, np.zeros(hidden)
    W2, b2 = r.randn(hidden, 1) * 0.7, np.zeros(1)
    for _ in range(epochs):
        H = np.tanh(X @ W1 + b1)
        P = sigmoid(H @ W2 + b2)
        D = (P - y) / len(X)
        DH = D @ W2.T * (1 - H ** 2)
        W2 -= lr * H.T @ D
        b2 -= lr * D.sum(0)
        W1 -= lr * X.T @ DH
        b1 -= lr * DH.sum(0)
    return W1, b1, W2, b2


def accuracy(model, X, y):
    W1, b1, W2, b2 = model
    return np.mean((sigmoid(np.tanh(X @ W1 + b1) @ W2 + b2) > 0.5) == (y > 0.5))


rng = np.random.RandomState(5)
X = rng.randn(150, 2)
y = (X[:, :1] + X[:, 1:] ** 2 > 0.7).astype(float)
folds = np.array_split(rng.permutation(150), 5)
scores = []
for k in range(5):
    test = folds[k]
    train_idx = np.concatenate([folds[j] for j in range(5) if j != k])
    model = train(X[train_idx], y[train_idx], seed=k)
    scores.append(accuracy(model, X[test], y[test]))
    print("fold", k, "accuracy", scores[-1])
print("mean accuracy", np.mean(scores))
