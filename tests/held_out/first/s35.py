import numpy as np

rng = np.random.default_rng(35)
x = rng.uniform(0, 1, (300, 1))
y = 2 * x + (0.2 + x) * rng.normal(0, 0.5, x.shape)
tau = 0.9                       # we want the 90 % line, not the mean
W1 = rng.normal(0, 2, (1, 10)); b1 = rng.normal(0, 1, 10)
W2 = rng.normal(0, 0.3, (10, 1)); b2 = np.zeros(1)
for t in range(1500):
    h = np.tanh(x @ W1 + b1)
    q = h @ W2 + b2
    r = y - q
    loss = np.mean(np.maximum(tau * r, (tau - 1) * r))
    g = np.where(r > 0, -tau, 1 - tau) / len(x)
    gh = g @ W2.T * (1 - h ** 2)
    lr = 0.2 / (1 + t / 500)
    W2 -= lr * h.T @ g
    b2 -= lr * g.sum(0)
    W1 -= lr * x.T @ gh
    b1 -= lr * gh.sum(0)
    if t % 300 == 0:
        print(t, "pinball", loss)
print("coverage", np.mean(y <= q))
