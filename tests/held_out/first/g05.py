import numpy as np

rng = np.random.default_rng(21)
N = 240
X = rng.uniform(-1, 1, (N, 6))
y = (np.sin(2 * X[:, 0]) * X[:, 1] + 0.5 * X[:, 2])[:, None]
X_tr, y_tr, X_te, y_te = X[:200], y[:200], X[200:], y[200:]

sizes = [6, 6, 6, 6, 1]
weights = [rng.normal(0, 1 / np.sqrt(a), (a, b)) for a, b in zip(sizes[:-1], sizes[1:])]
biases = [np.zeros(b) for b in sizes[1:]]


def run(x):
    acts = [x]
    for i, (W, b) in enumerate(zip(weights, biases)):
        z = acts[-1] @ W + b
        acts.append(np.tanh(z) if i < len(weights) - 1 else z)
    return acts


for it in range(3000):
    acts = run(X_tr)
    delta = (acts[-1] - y_tr) * 2 / len(X_tr)
    gw = [None] * len(weights)
    gb = [None] * len(weights)
    for i in range(len(weights) - 1, -1, -1):
        gw[i] = acts[i].T @ delta
        gb[i] = delta.sum(0)
        if i == len(weights) - 1:
            delta = delta @ weights[i].T * (1 - acts[i] ** 2)
        elif i > 0:
            delta = delta @ weights[i].T * (1 - acts[i] ** 2)
    for i in range(len(weights)):
        weights[i] -= 0.05 * gw[i]
        biases[i] -= 0.05 * gb[i]
    if it % 500 == 0:
        print(it, "train mse", np.mean((acts[-1] - y_tr) ** 2))

print("test mse", np.mean((run(X_te)[-1] - y_te) ** 2))
