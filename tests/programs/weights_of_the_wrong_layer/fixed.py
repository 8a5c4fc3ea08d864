import numpy as np

rng = np.random.default_rng(87)
sizes = (8, 8, 8, 8)
weights = [rng.normal(0, 0.5, (m, n)) for m, n in zip(sizes, sizes[1:])]
biases = [np.zeros(n) for n in sizes[1:]]
last = len(weights) - 1

x = rng.uniform(-1, 1, (200, 8))
truth = [rng.normal(0, 0.5, (8, 8)) for _ in range(2)]
y = np.tanh(x @ truth[0]) @ truth[1]


def feed(x):
    values = [x]
    for i, (w, b) in enumerate(zip(weights, biases)):
        z = values[-1] @ w + b
        values.append(z if i == last else np.tanh(z))
    return values


for epoch in range(1500):
    values = feed(x)
    deltas = [None] * len(weights)
    deltas[last] = (values[-1] - y) / len(x)
    for i in range(last - 1, -1, -1):
        deltas[i] = deltas[i + 1] @ weights[i + 1].T * (1 - values[i + 1] ** 2)
    for i in range(len(weights)):
        weights[i] -= 0.2 * values[i].T @ deltas[i]
        biases[i] -= 0.2 * deltas[i].sum(axis=0)
    if epoch % 300 == 0:
        print("loss is", np.mean((values[-1] - y) ** 2))
print("loss is", np.mean((feed(x)[-1] - y) ** 2))
