import numpy as np

np.random.seed(65)
n = 150
X = np.random.randn(n, 3) * [1, 10, 0.1] + [5, -20, 1]
score = (X[:, 0] - 5) - (X[:, 1] + 20) / 10 * ((X[:, 2] - 1) / 0.1)
y = (score > 0).astype(float)

def train(X, y, hidden=10, lr=0.8, epochs=500):
    W1 = np.random.randn(X.shape[1], hidden) * 0.8
    b1 = np.zeros(hidden)
    W2 = np.random.randn(hidden) * 0.3
    b2 = 0.0
    for epoch in range(epochs):
        h = np.tanh(X @ W1 + b1)
        p = 1 / (1 + np.exp(-(h @ W2 + b2)))
        d = (p - y) / len(y)
        gh = d[:, None] * W2 * (1 - h ** 2)
        W2 = W2 - lr * d @ h
        b2 = b2 - lr * d.sum()
        W1 = W1 - lr * X.T @ gh
        b1 = b1 - lr * gh.sum(0)
    loss = -np.mean(y * np.log(p + 1e-12) + (1 - y) * np.log(1 - p + 1e-12))
    return (W1, b1, W2, b2), loss

def predict(model, X):
    W1, b1, W2, b2 = model
    return (np.tanh(X @ W1 + b1) @ W2 + b2 > 0).astype(float)

folds = np.array_split(np.random.permutation(n), 5)
scores = []
for k in range(5):
    test = folds[k]
    train_rows = np.concatenate([f for j, f in enumerate(folds) if j != k])
    mean, std = X[train_rows].mean(0), X[train_rows].std(0)
    model, loss = train((X[train_rows] - mean) / std, y[train_rows])
    scores.append(np.mean(predict(model, (X[test] - mean) / std) == y[test]))
    print("fold", k + 1, "loss", round(loss, 4), "accuracy", round(scores[-1], 3))
print("mean accuracy", np.mean(scores), "+-", np.std(scores))
