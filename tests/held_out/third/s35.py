import numpy as np

def soft(v, k):
    return np.sign(v) * np.maximum(np.abs(v) - k, 0.0)

def sigm(v):
    return 1.0 / (1.0 + np.exp(-v))

def elastic_logreg(X, y, l1=0.02, l2=0.01, step=0.5, iters=800, verbose=True):
    n, d = X.shape
    w, b = np.zeros(d), 0.0
    for k in range(iters):
        q = sigm(X @ w + b)
        gw = X.T @ (q - y) / n + l2 * w
        gb = (q - y).mean()
        w = soft(w - step * gw, step * l1)
        b -= step * gb
        if verbose and k % 200 == 0:
            q = sigm(X @ w + b)
            obj = -(y * np.log(q) + (1 - y) * np.log1p(-q)).mean() + l1 * np.abs(w).sum() + l2 / 2 * (w @ w)
            print(f"{k:4d} objective {obj:.5f}  nonzero {np.count_nonzero(w)}")
    return w, b

if __name__ == "__main__":
    rng = np.random.default_rng(31)
    X = rng.normal(size=(300, 20))
    w_true = np.zeros(20)
    w_true[[1, 4, 9]] = 2.0, -3.0, 1.5
    y = (rng.random(300) < sigm(X @ w_true - 0.5)).astype(float)
    w, b = elastic_logreg(X[:200], y[:200])
    print("w", w.round(2), "b", round(b, 2))
    print("test accuracy", np.mean((X[200:] @ w + b > 0) == (y[200:] > 0.5)))
