import numpy as np

rng = np.random.default_rng(29)
x = rng.uniform(-2, 2, (250, 1))
noise = 0.05 + 0.3 * (x > 0)
y = np.sin(2 * x) + noise * rng.normal(size=x.shape)

H = 20
W, b = rng.normal(0, 1.5, (1, H)), rng.normal(0, 1, H)
U, c = np.zeros((H, 2)), np.zeros(2)          # column 0: mean, column 1: log variance

def forward(x):
    h = np.tanh(x @ W + b)
    o = h @ U + c
    return h, o[:, :1], o[:, 1:]

mom = [0, 0, 0, 0]
for epoch in range(2000):
    h, mean, logv = forward(x)
    inv = np.exp(-logv)
    nll = 0.5 * np.mean(logv + (y - mean) ** 2 * inv)
    d_mean = (mean - y) * inv
    d_logv = 0.5 * (1 - (y - mean) ** 2 * inv)
    d = np.hstack([d_mean, d_logv]) / len(x)
    dh = d @ U.T * (1 - h ** 2)
    g = [x.T @ dh, dh.sum(0), h.T @ d, d.sum(0)]
    size = np.sqrt(sum((q ** 2).sum() for q in g))
    scale = min(1, 0.5 / size)
    for i, (p, q) in enumerate(zip((W, b, U, c), g)):
        mom[i] = 0.9 * mom[i] + scale * q
        p -= 0.02 * mom[i]
    if epoch % 400 == 0:
        print("epoch", epoch, "nll", nll)

_, mean, logv = forward(x)
s = np.exp(0.5 * logv)
print("nll", nll, "sigma left", s[x < -0.3].mean(), "sigma right", s[x > 0.3].mean())
