import numpy as np

np.random.seed(33)
# два кольца
n = 240
r = np.concatenate([np.random.uniform(0, 0.7, n // 2), np.random.uniform(1.0, 1.6, n // 2)])
phi = np.random.uniform(0, 2 * np.pi, n)
X = np.stack([r * np.cos(phi), r * np.sin(phi)], axis=1)
Y = np.concatenate([np.zeros(n // 2), np.ones(n // 2)])[:, None]


def forward(X, p):
    z1 = np.dot(X, p["W1"]) + p["b1"]
    a1 = np.maximum(0, z1)
    z2 = np.dot(a1, p["W2"]) + p["b2"]
    a2 = 1 / (1 + np.exp(-z2))
    return z1, a1, a2


p = {"W1": np.random.randn(2, 16), "b1": np.zeros(16), "W2": np.random.randn(16, 1) * 0.3, "b2": np.zeros(1)}
lr = 0.5
for step in range(800):
    z1, a1, a2 = forward(X, p)
    loss = -np.mean(Y * np.log(a2 + 1e-8) + (1 - Y) * np.log(1 - a2 + 1e-8))
    dz2 = (a2 - Y) / n
    grads = {"W2": a1.T.dot(dz2), "b2": dz2.sum(axis=0)}
    dz1 = dz2.dot(p["W2"].T) * (z1 > 0)
    grads["W1"] = X.T.dot(dz1)
    grads["b1"] = dz1.sum(axis=0)
    for k in p:
        p[k] -= lr * grads[k]
    if step % 100 == 0:
        print("шаг", step, "потери", round(loss, 4))

print("Точность на обучении:", np.mean((forward(X, p)[2] > 0.5) == Y))
