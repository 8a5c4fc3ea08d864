import numpy as np

# XOR with lists of layers
X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)
y = np.array([[0], [1], [1], [0]], dtype=float)

np.random.seed(3)
sizes = [2, 4, 1]
weights = []
biases = []
for i in range(len(sizes) - 1):
    weights.append(np.full((sizes[i], sizes[i + 1]), 0.5))
    biases.append(np.zeros((1, sizes[i + 1])))


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def feed(x):
    acts = [x]
    for W, b in zip(weights, biases):
        acts.append(sigmoid(acts[-1] @ W + b))
    return acts


for epoch in range(5000):
    acts = feed(X)
    delta = (acts[-1] - y) * acts[-1] * (1 - acts[-1])
    for l in range(len(weights) - 1, -1, -1):
        gW = acts[l].T @ delta
        gb = delta.sum(axis=0, keepdims=True)
        delta = (delta @ weights[l].T) * acts[l] * (1 - acts[l])
        weights[l] -= 1.0 * gW
        biases[l] -= 1.0 * gb

print(feed(X)[-1].round(3))
print("mse =", np.mean((feed(X)[-1] - y) ** 2))
