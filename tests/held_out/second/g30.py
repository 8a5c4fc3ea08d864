import numpy as np

np.random.seed(16)

x = np.linspace(0, 1, 50).reshape(-1, 1)
y = np.sin(2 * np.pi * x) + np.random.randn(50, 1) * 0.1

EPOCHS = 2000
ALPHA = 0.1

w1 = np.random.randn(1, 20) * 3
b1 = np.random.randn(1, 20) * 2
w2 = np.random.randn(20, 1) * 0.3
b2 = np.zeros((1, 1))


def model(x):
    h = np.maximum(0.01 * (x @ w1 + b1), x @ w1 + b1)
    return h, h @ w2 + b2


for epoch in range(EPOCHS):
    h, out = model(x)
    diff = out - y
    loss = (diff ** 2).mean()
    g_out = diff / len(x)
    g_h = g_out @ w2.T * np.where(h > 0, 1, 0.01)
    w2 -= ALPHA * h.T @ g_out
    b2 -= ALPHA * g_out.sum(0, keepdims=True)
    w1 -= ALPHA * x.T @ g_h
    b1 -= ALPHA * g_h.sum(0, keepdims=True)
    if epoch % 400 == 0:
        print("epoch", epoch, "loss", loss)

print("loss", loss)
