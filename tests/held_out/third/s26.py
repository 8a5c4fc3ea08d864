import numpy as np

np.random.seed(88)
d = 8

def make(n):
    X = np.random.randn(n, d)
    return X, (X[:, :1] * X[:, 1:2] > 0) * 1.0

X, Y = make(250)

p = dict(
    A=np.random.randn(d, d) * 0.4, a=np.zeros(d),
    B=np.random.randn(d, d) * 0.4, b=np.zeros(d),
    C=np.random.randn(d, 1) * 0.4, c=np.zeros(1))

def forward(X):
    h1 = np.tanh(X @ p["A"] + p["a"]) + X           # skip connection
    h2 = np.tanh(h1 @ p["B"] + p["b"]) + h1         # skip connection
    return h1, h2, 1 / (1 + np.exp(-(h2 @ p["C"] + p["c"])))

for it in range(1200):
    h1, h2, out = forward(X)
    loss = -np.mean(Y * np.log(out) + (1 - Y) * np.log(1 - out))
    do = (out - Y) / len(X)
    dh2 = do @ p["C"].T
    dz2 = dh2 * (1 - (h2 - h1) ** 2)
    dh1 = dz2 @ p["B"].T + dh2
    dz1 = dh1 * (1 - (h1 - X) ** 2)
    g = dict(C=h2.T @ do, c=do.sum(0), B=h1.T @ dz2, b=dz2.sum(0), A=X.T @ dz1, a=dz1.sum(0))
    for k, v in g.items():
        p[k] -= 0.5 * v
    if it % 300 == 0:
        print(it, loss)

print("loss", loss, "accuracy", np.mean((out > 0.5) == (Y > 0.5)))
