import numpy as np

rand = np.random.RandomState(8)


def lrelu(v):
    return np.where(v > 0, v, 0.1 * v)


def lrelu_grad(out):
    return np.where(out > 0, 1.0, 0.1)


def build(sizes):
    return [[rand.randn(p, q) * np.sqrt(2.0 / p), np.zeros(q)] for p, q in zip(sizes[:-1], sizes[1:])]


def run(net, x):
    acts = [x]
    for W, b in net[:-1]:
        acts.append(lrelu(acts[-1] @ W + b))
    W, b = net[-1]
    acts.append(acts[-1] @ W + b)
    return acts


def grads(net, acts, t):
    g = []
    d = (acts[-1] - t) / len(t)
    for i in reversed(range(len(net))):
        g.append([acts[i].T @ d, d.sum(0)])
        if i > 0:
            d = (d @ net[i][0].T) * lrelu_grad(acts[i])
    g.reverse()
    return g


x = rand.uniform(-1, 1, (150, 2))
t = (x[:, :1] * x[:, 1:] + 0.5 * x[:, :1] ** 2) * 2

net = build([2, 16, 16, 1])
cache = [[np.zeros_like(W), np.zeros_like(b)] for W, b in net]
for epoch in range(600):
    acts = run(net, x)
    rate = 0.005 / (1 + 0.005 * epoch)
    for layer, c, g in zip(net, cache, grads(net, acts, t)):
        for k in range(2):
            c[k] = 0.9 * c[k] + 0.1 * g[k] ** 2
            layer[k] -= rate * g[k] / (np.sqrt(c[k]) + 1e-7)
    if epoch % 100 == 0:
        print(epoch, np.mean((acts[-1] - t) ** 2))
print("mse at end", np.mean((run(net, x)[-1] - t) ** 2))
