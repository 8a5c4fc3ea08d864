import numpy as np

rng = np.random.default_rng(36)
x = rng.uniform(-1, 1, (70, 2))
y = np.tanh(2 * x[:, :1] - x[:, 1:]) + 0.3 * x[:, 1:]


def loss_of(point):
    A, a, B, b = point
    return 0.5 * np.mean((np.tanh(x @ A + a) @ B + b - y) ** 2)


def gradient_of(point):
    A, a, B, b = point
    h = np.tanh(x @ A + a)
    d = (h @ B + b - y) / len(x)
    e = d @ B.T * (1 - h * h)
    return [x.T @ e, e.sum(0), h.T @ d, d.sum(0)]


point = [rng.normal(0, 0.7, (2, 6)), np.zeros(6), rng.normal(0, 0.7, (6, 1)), np.zeros(1)]
step = 1.0
for k in range(300):
    g = gradient_of(point)
    here = loss_of(point)
    slope = sum((part ** 2).sum() for part in g)

    def trial(step):
        return [p - step * part for p, part in zip(point, g)]

    while loss_of(trial(step)) > here - 0.3 * step * slope and step > 1e-6:
        step *= 0.5
    point = trial(step)
    step = min(step * 1.5, 5.0)
    if k % 60 == 0:
        print(f"k={k} step={step:.3f} loss={here:.6f}")
print(f"end loss={loss_of(point)}")
