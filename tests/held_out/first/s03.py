import numpy as np

rng = np.random.RandomState(1)
n, d = 80, 6
X = rng.randn(n, d)
w_true = np.array([2.0, -1.0, 0.5, 0, 0, 0])
y = X.dot(w_true) + 4.0 + rng.randn(n) * 0.3

w = np.zeros(d)
b = 0.0
lam = 0.05
lr = 0.1
for i in range(300):
    r = X.dot(w) + b - y
    J = (r ** 2).mean() + lam * (w ** 2).sum()
    gw = 2 * X.T.dot(r) / n + 2 * lam * w
    gb = 2 * r.mean()
    w = w - lr * gw
    b = b - lr * gb
    if i % 50 == 0:
        print("iter", i, "J", J)
pred = X.dot(w) + b
print("w", w.round(2), "b", round(b, 2))
print("R2", 1 - ((y - pred) ** 2).sum() / ((y - y.mean()) ** 2).sum())
