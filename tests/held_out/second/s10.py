import numpy as np

np.random.seed(12)
digits = {
    0: "011110 110011 110011 110011 110011 011110",
    1: "001100 011100 001100 001100 001100 111111",
    2: "111110 000011 001110 011000 110000 111111",
    3: "111110 000011 001110 000011 000011 111110",
}
proto = np.array([[int(c) for c in digits[d].replace(" ", "")] for d in range(4)], dtype=float)
y = np.random.randint(0, 4, 400)
X = proto[y] + np.random.randn(400, 36) * 0.4
T = np.eye(4)[y]


def init(n_in, n_out):
    return np.random.randn(n_in, n_out) * np.sqrt(2.0 / n_in), np.zeros(n_out)


W1, b1 = init(36, 24)
W2, b2 = init(24, 4)
velocity = [np.zeros_like(p) for p in (W1, b1, W2, b2)]
mu, lr = 0.9, 0.02

for epoch in range(20):
    for k in range(0, 320, 32):
        xb, tb = X[k:k + 32], T[k:k + 32]
        z1 = xb @ W1 + b1
        a1 = np.maximum(z1, 0)
        s = a1 @ W2 + b2
        s = s - s.max(axis=1, keepdims=True)
        p = np.exp(s) / np.exp(s).sum(axis=1, keepdims=True)
        ds = (p - tb) / len(xb)
        dz = ds @ W2.T * (z1 > 0)
        grads = [xb.T @ dz, dz.sum(0), a1.T @ ds, ds.sum(0)]
        for i, (param, g) in enumerate(zip((W1, b1, W2, b2), grads)):
            velocity[i] = mu * velocity[i] - lr * g
            param += velocity[i]
    loss = -np.mean(np.log(p[np.arange(32), y[k:k + 32]] + 1e-12))
    if epoch % 5 == 0:
        print("epoch", epoch, "loss of last batch", round(loss, 4))

test = np.maximum(X[320:] @ W1 + b1, 0) @ W2 + b2
print("test accuracy", np.mean(test.argmax(axis=1) == y[320:]))
