import numpy as np

rng = np.random.default_rng(95)
width = 8
lift = rng.normal(0, 0.7, (2, width))
blocks = [[rng.normal(0, 0.2, (width, width)), np.zeros(width)] for _ in range(3)]
head, offset = rng.normal(0, 0.3, (width, 1)), np.zeros(1)

x = rng.uniform(-1, 1, (150, 2))
y = np.sin(3 * x[:, :1]) * x[:, 1:]
rate = 0.1

for k in range(2000):
    states, inner = [x @ lift], []
    for W, b in blocks:
        inner.append(np.tanh(states[-1] @ W + b))
        states.append(states[-1] + inner[-1])
    out = states[-1] @ head + offset
    d = (out - y) / len(x)

    g = d @ head.T
    head -= rate * states[-1].T @ d
    offset -= rate * d.sum(0)
    for (W, b), h, s in zip(blocks[::-1], inner[::-1], states[-2::-1]):
        dz = g * (1 - h ** 2)
        g = g + dz @ W.T
        W -= rate * s.T @ dz
        b -= rate * dz.sum(0)
    lift -= rate * x.T @ g
    if k % 500 == 0:
        print(k, "mse", np.mean((out - y) ** 2))
print("mse finally", np.mean((out - y) ** 2))
