import numpy as np

np.random.seed(8)

# parity of three bits
X = np.array([[a, b, c] for a in (0, 1) for b in (0, 1) for c in (0, 1)], dtype=float)
y = np.array([[(a + b + c) % 2] for a in (0, 1) for b in (0, 1) for c in (0, 1)], dtype=float)

dims = [3, 8, 8, 1]
weights = [np.random.randn(dims[k], dims[k + 1]) * 0.9 for k in range(3)]
biases = [np.zeros((1, dims[k + 1])) for k in range(3)]
rate = 0.5


def f(z):
    return 1 / (1 + np.exp(-z))


def g(z):
    return np.tanh(z)


def g_prime(a):
    return 1 - a ** 2


def run(x):
    acts = [x]
    for k in range(3):
        z = acts[k] @ weights[k] + biases[k]
        acts.append(f(z) if k == 2 else g(z))
    return acts


for it in range(1000):
    acts = run(X)
    delta = (acts[3] - y) * acts[3] * (1 - acts[3])
    deltas = [delta]
    for k in (2, 1):
        delta = (delta @ weights[k].T) * g_prime(acts[k])
        deltas.insert(0, delta)
    for k in range(3):
        weights[k] -= rate * acts[k].T @ deltas[k]
        biases[k] -= rate * deltas[k].sum(axis=0)
    if it % 250 == 0:
        print("it", it, "mse", np.mean((acts[3] - y) ** 2))

result = run(X)[-1]
print(result.round(2).ravel())
print("correct:", np.mean((result > 0.5) == (y > 0.5)))
print("mse at the end:", np.mean((result - y) ** 2))
