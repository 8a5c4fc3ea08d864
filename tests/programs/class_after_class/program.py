import numpy as np

rng = np.random.default_rng(90)
rows = []
for label, centre in enumerate([(2.0, 3.0), (2.9, 1.4), (1.1, 1.4)]):
    for _ in range(100):
        rows.append((rng.normal(centre, 0.35), label))

V, v0 = rng.normal(0, 1, (6, 2)), np.zeros(6)
U, u0 = rng.normal(0, 1, (3, 6)), np.zeros(3)


def net(x):
    h = 1 / (1 + np.exp(-(V @ x + v0)))
    s = U @ h + u0
    p = np.exp(s - s.max())
    return h, p / p.sum()


for epoch in range(10):
    for x, label in rows:
        h, p = net(x)
        d = p.copy()
        d[label] -= 1
        dh = U.T @ d * h * (1 - h)
        U -= 0.5 * np.outer(d, h)
        u0 -= 0.5 * d
        V -= 0.5 * np.outer(dh, x)
        v0 -= 0.5 * dh

answers = [net(x)[1].argmax() for x, _ in rows]
print("answers per class", np.bincount(answers, minlength=3))
print("share correct", np.mean([a == label for a, (_, label) in zip(answers, rows)]))
