import numpy as np
from sklearn.datasets import load_diabetes

data = load_diabetes()
X = data.data / data.data.std(axis=0)
y = (data.target - data.target.mean()) / data.target.std() * 0.8


def folds(n, k, rng):
    parts = np.array_split(rng.permutation(n), k)
    for i in range(k):
        yield np.concatenate(parts[:i] + parts[i + 1:]), parts[i]


def fit(X, y, strength, rate=0.05, steps=300):
    w = np.zeros(X.shape[1])
    b = 0.0
    for _ in range(steps):
        r = X @ w + b - y
        w -= rate * (2 * X.T @ r / len(y) + 2 * strength * w)
        b -= rate * 2 * r.mean()
    return w, b


results = {}
for strength in (0.0, 0.01, 0.1, 1.0):
    rng = np.random.default_rng(0)
    scores = []
    for train, test in folds(len(y), 5, rng):
        w, b = fit(X[train], y[train], strength)
        scores.append(np.mean((X[test] @ w + b - y[test]) ** 2))
    results[strength] = np.mean(scores)

print("strength | cv mse")
for strength, score in results.items():
    print(f"{strength:8} | {score:.4f}")
best = min(results, key=results.get)
print("best cv mse", results[best])
