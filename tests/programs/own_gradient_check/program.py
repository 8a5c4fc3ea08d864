import numpy as np


class TinyNet:
    def __init__(self, i, h, o, rng):
        self.P = {"W": rng.normal(size=(i, h)), "b": np.zeros(h), "U": rng.normal(size=(h, o)), "c": np.zeros(o)}

    def loss_and_grads(self, X, Y):
        W, b, U, c = self.P.values()
        n = len(X)
        H = 1 / (1 + np.exp(-(X @ W + b)))
        S = H @ U + c
        S = S - S.max(1, keepdims=True)
        logp = S - np.log(np.exp(S).sum(1, keepdims=True))
        loss = -(Y * logp).sum() / n
        dS = (np.exp(logp) - Y) / n
        dZ = dS @ U.T * H * (1 - H)
        return loss, {"W": X.T @ dZ, "b": dZ.sum(0), "U": H.T @ dS, "c": dS.sum(0)}


def check(net, X, Y, rng, eps=1e-6):
    _, grads = net.loss_and_grads(X, Y)
    worst = 0
    for name, p in net.P.items():
        flat = p.reshape(-1)
        for k in rng.choice(flat.size, size=min(3, flat.size), replace=False):
            old = flat[k]
            flat[k] = old + eps
            up, _ = net.loss_and_grads(X, Y)
            flat[k] = old - eps
            down, _ = net.loss_and_grads(X, Y)
            flat[k] = old
            numeric = (up - down) / (2 * eps)
            worst = max(worst, abs(numeric - grads[name].reshape(-1)[k]))
    return worst


rng = np.random.default_rng(50)
kinds = rng.integers(0, 3, 150)
X = rng.normal(size=(3, 4))[kinds] * 1.5 + rng.normal(0, 0.4, (150, 4))
Y = np.eye(3)[kinds]

net = TinyNet(4, 6, 3, rng)
print("largest difference between slopes: %.1e" % check(net, X, Y, rng))
loss, _ = net.loss_and_grads(X, Y)
print("loss before", loss)
for _ in range(500):
    _, grads = net.loss_and_grads(X, Y)
    for name in net.P:
        net.P[name] -= 1.0 * grads[name]
loss, _ = net.loss_and_grads(X, Y)
print("loss after", loss)
