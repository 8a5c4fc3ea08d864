from math import sin, pi
import numpy as np

rng = np.random.RandomState(2)


def act(z):
    return 1.0 / (1.0 + np.exp(-z))


def d_act(a):
    return a * (1.0 - a)


# network 1 - 12 - 1, parameters in a list of (W, b)
net = []
for n_in, n_out in [(1, 12), (12, 1)]:
    net.append([rng.randn(n_in, n_out) * 1.5, rng.randn(1, n_out)])

xs = np.array([[i / 30 * 2 * pi] for i in range(31)])
ts = np.array([[sin(v)] for v in xs[:, 0]])

for it in range(4000):
    a = [xs - pi]
    for k, (W, b) in enumerate(net):
        a.append(act(a[-1] @ W + b))
    err = a[-1] - ts
    delta = err * d_act(a[-1]) / len(xs)
    for k in (1, 0):
        W, b = net[k]
        grad_W = a[k].T @ delta
        grad_b = delta.sum(axis=0, keepdims=True)
        if k > 0:
            delta = (delta @ W.T) * d_act(a[k])
        net[k][0] = W - 0.15 * grad_W
        net[k][1] = b - 0.15 * grad_b
    if it % 1000 == 0:
        print(it, float((err ** 2).mean()))

print("final", float((err ** 2).mean()))
