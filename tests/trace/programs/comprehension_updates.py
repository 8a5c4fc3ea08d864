import numpy as np

r = np.random.default_rng(8)
sizes = [2, 5, 5, 1]
Ws = [r.standard_normal((n, m)) * np.sqrt(1 / n) for n, m in zip(sizes, sizes[1:])]
bs = [np.zeros(m) for m in sizes[1:]]
X = r.standard_normal((40, 2)); Y = (X[:, :1] * X[:, 1:] > 0) * 1.0
mW, vW = [0 * W for W in Ws], [0 * W for W in Ws]
for t in range(1, 301):
    A = [X]
    [A.append(np.tanh(A[-1] @ W + b)) for W, b in zip(Ws, bs)]
    deltas = [(A[-1] - Y) * (1 - A[-1] ** 2) / len(X)]
    for W, a in zip(Ws[:0:-1], A[-2:0:-1]):
        deltas.insert(0, deltas[0] @ W.T * (1 - a ** 2))
    grads = [a.T @ d for a, d in zip(A, deltas)]
    mW = [0.9 * m + 0.1 * g for m, g in zip(mW, grads)]
    vW = [0.999 * v + 0.001 * g * g for v, g in zip(vW, grads)]
    Ws = [W - 0.01 * (m / (1 - 0.9 ** t)) / (np.sqrt(v / (1 - 0.999 ** t)) + 1e-8) for W, m, v in zip(Ws, mW, vW)]
    bs = [b - 0.1 * d.sum(0) for b, d in zip(bs, deltas)]
    if t % 100 == 0: print(t, {k: round(float(abs(W).sum()), 6) for k, W in enumerate(Ws)}, *(f'{b.sum():+.4f}' for b in bs))
