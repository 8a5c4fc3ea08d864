import numpy as np

rng = np.random.default_rng(5)
X = rng.uniform(-3, 3, size=(128, 1))
T = np.cos(X) + 0.3 * X

params = {
    "W1": rng.normal(0, 0.8, (1, 24)),
    "b1": rng.normal(0, 0.5, 24),
    "W2": rng.normal(0, 0.2, (24, 1)),
    "b2": np.zeros(1),
}
m = {k: np.zeros_like(v) for k, v in params.items()}
v = {k: np.zeros_like(p) for k, p in params.items()}
beta1, beta2, eps, lr = 0.9, 0.999, 1e-8, 0.01
t = 0


def forward(x):
    h = np.tanh(x @ params["W1"] + params["b1"])
    return h, h @ params["W2"] + params["b2"]


def gradients(x, target):
    h, out = forward(x)
    d = 2 * (out - target) / len(x)
    dh = (d @ params["W2"].T) * (1 - h * h)
    return {"W1": x.T @ dh, "b1": dh.sum(0), "W2": h.T @ d, "b2": d.sum(0)}


for epoch in range(800):
    g = gradients(X, T)
    # adam
    for k in params:
        m[k] = beta1 * m[k] + (1 - beta1) * g[k]
        v[k] = beta2 * v[k] + (1 - beta2) * g[k] ** 2
        m_hat = m[k] / (1 - beta1 ** t)
        v_hat = v[k] / (1 - beta2 ** t)
        params[k] -= lr * m_hat / (np.sqrt(v_hat) + eps)
    if epoch % 200 == 0:
        print("epoch", epoch, "mse", np.mean((forward(X)[1] - T) ** 2))

print("final mse", np.mean((forward(X)[1] - T) ** 2))
