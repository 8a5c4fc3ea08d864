import numpy as np

np.random.seed(57)
n = 300
x = np.random.uniform(0, 1, (n, 1))
y = 1 + 2 * x + (0.2 + x) * np.random.randn(n, 1)
q = np.array([[0.1, 0.5, 0.9]])

W = np.zeros((1, 3))
b = np.zeros((1, 3))

def pinball(y, f):
    d = y - f                     # (n,1) - (n,3): every output sees the same y
    return np.mean(np.maximum(q * d, (q - 1) * d))

for it in range(4000):
    lr = 0.5 / (1 + it / 500)
    f = x @ W + b
    g = np.where(y > f, -q, 1 - q) / n
    W -= lr * x.T @ g
    b -= lr * g.sum(axis=0, keepdims=True)
    if it % 800 == 0:
        print(it, "pinball", round(pinball(y, f), 5))

f = x @ W + b
print("pinball", pinball(y, f))
print("share below each line", (y < f).mean(axis=0))
