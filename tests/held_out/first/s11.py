import numpy as np

rng = np.random.default_rng(17)
m2 = rng.uniform(30, 180, 200)
rooms = np.round(m2 / 30 + rng.normal(0, 0.5, 200))
price = 2500 * m2 + 10000 * rooms + 0.05 * (m2 - 100) ** 2 * 100 + rng.normal(0, 5000, 200)

X = np.c_[m2, rooms]
mu_x, sd_x = X[:150].mean(0), X[:150].std(0)
mu_y, sd_y = price[:150].mean(), price[:150].std()
Xs = (X - mu_x) / sd_x
ys = ((price - mu_y) / sd_y)[:, None]

W1 = rng.normal(0, 0.7, (2, 10)); b1 = np.zeros((1, 10))
W2 = rng.normal(0, 0.3, (10, 1)); b2 = np.zeros((1, 1))
for epoch in range(600):
    for s in range(0, 150, 30):
        xb, yb = Xs[:150][s:s + 30], ys[:150][s:s + 30]
        z = xb @ W1 + b1
        h = np.where(z > 0, z, 0.1 * z)
        out = h @ W2 + b2
        d = (out - yb) / len(xb)
        dh = d @ W2.T * np.where(z > 0, 1, 0.1)
        W2 -= 0.05 * h.T @ d; b2 -= 0.05 * d.sum(0, keepdims=True)
        W1 -= 0.05 * xb.T @ dh; b1 -= 0.05 * dh.sum(0, keepdims=True)

z = Xs[150:] @ W1 + b1
pred = (np.where(z > 0, z, 0.1 * z) @ W2 + b2)[:, 0] * sd_y + mu_y
print("first three:", pred[:3].round(), price[150:153].round())
print("mean absolute error in euros:", np.abs(pred - price[150:]).mean())
