import numpy as np
import pandas as pd

np.random.seed(6)
df = pd.DataFrame({"m2": np.random.uniform(30, 180, 200), "zimmer": np.random.randint(1, 7, 200)})
df["preis"] = 2500 * df["m2"] + 8000 * df["zimmer"] + 30000 + np.random.randn(200) * 5000

X = df[["m2", "zimmer"]].to_numpy(dtype=float)
y = df["preis"].to_numpy(dtype=float).reshape(-1, 1)
xm, xs = X.mean(0), X.std(0)
ym, ys = y.mean(), y.std()
Xn, yn = (X - xm) / xs, (y - ym) / ys

W1 = np.random.randn(2, 8) * np.sqrt(2 / 2)
b1 = np.zeros((1, 8))
W2 = np.random.randn(8, 1) * np.sqrt(2 / 8)
b2 = np.zeros((1, 1))

for epoch in range(100):
    order = np.random.permutation(200)
    for k in range(0, 200, 20):
        xb, yb = Xn[order[k:k + 20]], yn[order[k:k + 20]]
        z = xb @ W1 + b1
        h = np.maximum(z, 0)
        out = h @ W2 + b2
        d2 = 2 * (out - yb) / len(xb)
        d1 = d2 @ W2.T * (z > 0)
        W2 -= 0.02 * h.T @ d2
        b2 -= 0.02 * d2.sum(0, keepdims=True)
        W1 -= 0.02 * xb.T @ d1
        b1 -= 0.02 * d1.sum(0, keepdims=True)

pred = (np.maximum(Xn @ W1 + b1, 0) @ W2 + b2) * ys + ym
print("mean abs error in euro:", np.mean(np.abs(pred - y)).round(1))
print("R2", 1 - np.sum((pred - y) ** 2) / np.sum((y - ym) ** 2))
