import numpy as np

rng = np.random.default_rng(52)
K, T, smooth = 5, 2.0, 0.1
means = rng.normal(0, 2, (K, 4))
lab = rng.integers(0, K, 300)
X = means[lab] + rng.normal(0, 1, (300, 4))
target = np.full((300, K), smooth / K)
target[np.arange(300), lab] += 1 - smooth

W1 = rng.normal(0, 0.5, (4, 20)); b1 = np.zeros(20)
W2 = rng.normal(0, 0.5, (20, K)); b2 = np.zeros(K)

def soft(z):
    z = z / T
    z = z - z.max(axis=1, keepdims=True)
    return np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)

for it in range(500):
    h = np.maximum(0, X @ W1 + b1)
    p = soft(h @ W2 + b2)
    ce = -(target * np.log(p)).sum(axis=1).mean()
    dz = (p - target) / T / len(X)       # the temperature divides the scores
    dh = (dz @ W2.T) * (h > 0)
    W2 -= 1.0 * h.T @ dz
    b2 -= 1.0 * dz.sum(axis=0)
    W1 -= 1.0 * X.T @ dh
    b1 -= 1.0 * dh.sum(axis=0)
    if it % 100 == 0:
        print(it, "smoothed ce", ce)

floor = -(target[0] * np.log(target[0])).sum()
print("smoothed ce", ce, "lowest possible", floor)
print("accuracy", (p.argmax(axis=1) == lab).mean())
