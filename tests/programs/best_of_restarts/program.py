import numpy as np

X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], float)
Y = np.array([[0], [1], [1], [0]], float)
sig = lambda z: 1 / (1 + np.exp(-z))


def attempt(seed):
    r = np.random.default_rng(seed)
    w1, b1 = r.normal(0, 2, (2, 2)), r.normal(0, 1, 2)
    w2, b2 = r.normal(0, 2, (2, 1)), r.normal(0, 1, 1)
    for _ in range(1500):
        h = sig(X @ w1 + b1)
        p = sig(h @ w2 + b2)
        d = p - Y
        e = d @ w2.T * h * (1 - h)
        w2 -= 0.5 * h.T @ d
        b2 -= 0.5 * d.sum(0)
        w1 -= 0.5 * X.T @ e
        b1 -= 0.5 * e.sum(0)
    loss = -np.mean(np.log(np.where(Y > 0.5, p, 1 - p)))
    return loss, (w1, b1, w2, b2)


best_loss, best = float("inf"), None
for seed in range(8):
    loss, weights = attempt(seed)
    print("start", seed, "loss", loss)
    if loss < best_loss:
        best_loss, best = loss, weights

w1, b1, w2, b2 = best
print("outputs of the best:", sig(sig(X @ w1 + b1) @ w2 + b2).ravel().round(3))
print("best loss", best_loss)
