import numpy as np

rng = np.random.default_rng(13)
X = rng.normal(size=(40, 3))
y = (X[:, 0] * X[:, 1] > 0).astype(float)[:, None]
theta = {"W1": rng.normal(0, 0.7, (3, 10)), "b1": np.zeros(10), "W2": rng.normal(0, 0.7, (10, 1)), "b2": np.zeros(1)}


def loss_grad(th):
    h = np.tanh(X @ th["W1"] + th["b1"])
    p = 1 / (1 + np.exp(-(h @ th["W2"] + th["b2"])))
    L = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
    d2 = (p - y) / len(X)
    d1 = d2 @ th["W2"].T * (1 - h ** 2)
    return L, {"W1": X.T @ d1, "b1": d1.sum(0), "W2": h.T @ d2, "b2": d2.sum(0)}


# --- gradient check ---
eps = 1e-5
L0, g = loss_grad(theta)
worst = 0
for k in theta:
    flat = theta[k].reshape(-1)
    for j in range(min(5, flat.size)):
        keep = flat[j]
        flat[j] = keep + eps
        up, _ = loss_grad(theta)
        flat[j] = keep - eps
        down, _ = loss_grad(theta)
        flat[j] = keep
        num = (up - down) / (2 * eps)
        ana = g[k].reshape(-1)[j]
        worst = max(worst, abs(num - ana) / max(1e-8, abs(num) + abs(ana)))
print("largest relative difference", worst)
assert worst < 1e-5

# --- training ---
for it in range(800):
    L, g = loss_grad(theta)
    for k in theta:
        theta[k] -= 1.0 * g[k]
print("train loss", L)
