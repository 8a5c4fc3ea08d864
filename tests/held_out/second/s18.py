import numpy as np

rng = np.random.default_rng(33)
n = 240
lab = rng.integers(0, 2, n)
rad = np.where(lab == 1, 1.0, 2.2) + rng.normal(0, 0.15, n)
ang = rng.uniform(0, 2 * np.pi, n)
table = np.column_stack([rad * np.cos(ang), rad * np.sin(ang), lab])
train, val = table[:180].copy(), table[180:]


def relu(z):
    return z * (z > 0)


W1 = rng.normal(0, 1, (2, 12)); b1 = np.zeros(12)
W2 = rng.normal(0, 0.3, (12, 1)); b2 = np.zeros(1)


def predict(X):
    return 1 / (1 + np.exp(-(relu(X @ W1 + b1) @ W2 + b2)))


for epoch in range(80):
    rng.shuffle(train)
    for chunk in np.array_split(train, 9):
        xb, yb = chunk[:, :2], chunk[:, 2:]
        z = xb @ W1 + b1
        h = relu(z)
        p = 1 / (1 + np.exp(-(h @ W2 + b2)))
        e = (p - yb) / len(xb)
        eh = e @ W2.T * (z > 0)
        W2 -= 0.3 * h.T @ e
        b2 -= 0.3 * e.sum(0)
        W1 -= 0.3 * xb.T @ eh
        b1 -= 0.3 * eh.sum(0)
    if epoch % 20 == 0:
        print(epoch, "val acc", np.mean((predict(val[:, :2]) > 0.5) == (val[:, 2:] > 0.5)))
print("val acc", np.mean((predict(val[:, :2]) > 0.5) == (val[:, 2:] > 0.5)))
