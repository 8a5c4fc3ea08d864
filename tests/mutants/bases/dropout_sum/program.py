import numpy as np

rng = np.random.default_rng(40)

x_all = rng.normal(0, 1, (90, 3))
y_all = (np.sin(x_all[:, 0]) + x_all[:, 1] * x_all[:, 2] > 0).astype(float)
x_train, y_train = x_all[:60], y_all[:60]
x_test, y_test = x_all[60:], y_all[60:]

units = 14
keep = 0.9
w1 = rng.normal(0, 0.8, (3, units))
b1 = np.zeros(units)
w2 = rng.normal(0, 0.5, units)
b2 = 0.0
lr = 1.5


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -60, 60)))


for epoch in range(120):
    g_w1 = np.zeros_like(w1)
    g_b1 = np.zeros_like(b1)
    g_w2 = np.zeros_like(w2)
    g_b2 = 0.0
    for x, y in zip(x_train, y_train):
        h = np.tanh(x @ w1 + b1)
        mask = (rng.random(units) < keep) / keep
        dropped = h * mask
        p = sigmoid(dropped @ w2 + b2)
        dp = p - y
        g_w2 += dp * dropped
        g_b2 += dp
        dh = dp * w2 * mask * (1 - h ** 2)
        g_w1 += np.outer(x, dh)
        g_b1 += dh
    w1 -= lr * g_w1 / len(x_train)
    b1 -= lr * g_b1 / len(x_train)
    w2 -= lr * g_w2 / len(x_train)
    b2 -= lr * g_b2 / len(x_train)

p_train = sigmoid(np.tanh(x_train @ w1 + b1) @ w2 + b2)
p_test = sigmoid(np.tanh(x_test @ w1 + b1) @ w2 + b2)
print("test accuracy", np.mean((p_test > 0.5) == y_test))
print("train accuracy", np.mean((p_train > 0.5) == y_train))
print("train log loss", -np.mean(np.log(np.where(y_train == 1, p_train, 1 - p_train) + 1e-12)))
