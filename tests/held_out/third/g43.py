import numpy as np

np.random.seed(71)
k = 6
X = np.random.randn(k * 40, k)
teacher = np.random.randn(k, k)
T = np.argmax(np.tanh(X @ teacher) @ np.random.randn(k, k), axis=1)
Y = np.eye(k)[T]

def log_softmax(z):
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))

W1, W2, W3 = [np.random.randn(k, k) * 0.7 for _ in range(3)]
b1, b2, b3 = np.zeros(k), np.zeros(k), np.zeros(k)
mu, lr = 0.9, 0.05
V = [np.zeros_like(p) for p in (W1, b1, W2, b2, W3, b3)]

for epoch in range(600):
    h1 = np.tanh(X @ W1 + b1)
    h2 = np.tanh(h1 @ W2 + b2)
    logp = log_softmax(h2 @ W3 + b3)
    nll = -(Y * logp).sum() / len(X)

    d3 = (np.exp(logp) - Y) / len(X)
    d2 = d3 @ W3.T * (1 - h2 ** 2)
    d1 = d2 @ W2.T * (1 - h1 ** 2)
    grads = [X.T @ d1, d1.sum(0), h1.T @ d2, d2.sum(0), h2.T @ d3, d3.sum(0)]

    # momentum
    for v, g, p in zip(V, grads, (W1, b1, W2, b2, W3, b3)):
        v *= mu
        v -= lr * g
        p += v
    if epoch % 100 == 0:
        print("epoch", epoch, "nll", nll)

print("nll", nll, "accuracy", (logp.argmax(1) == T).mean())
