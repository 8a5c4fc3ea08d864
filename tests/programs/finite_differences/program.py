"""I do not trust my calculus, so the slope of the loss is measured."""
import numpy as np

rng = np.random.default_rng(6)
x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)
y = np.array([[0], [1], [1], [0]], dtype=float)
params = [rng.normal(0, 1, (2, 3)), np.zeros(3), rng.normal(0, 1, (3, 1)), np.zeros(1)]


def net():
    h = np.tanh(x.dot(params[0]) + params[1])
    return 1 / (1 + np.exp(-(h.dot(params[2]) + params[3])))


def loss():
    return np.mean((net() - y) ** 2)


def measured_gradient(p, eps=1e-5):
    g = np.zeros_like(p)
    for spot in np.ndindex(p.shape):
        kept = p[spot]
        p[spot] = kept + eps
        up = loss()
        p[spot] = kept - eps
        down = loss()
        p[spot] = kept
        g[spot] = (up - down) / (2 * eps)
    return g


for step in range(700):
    gradients = [measured_gradient(p) for p in params]
    for p, g in zip(params, gradients):
        p -= 2.0 * g
    if step % 100 == 0:
        print("step", step, "loss", loss())
print("outputs", net().ravel().round(3))
print("loss", loss())
