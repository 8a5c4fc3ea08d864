import numpy as np

rng = np.random.default_rng(4)
X = rng.normal(size=(60, 3))
y = (X @ [1.0, -2.0, 0.5] + rng.normal(0, 0.5, 60) > 0).astype(int)


def say(w, b, x):
    return 1 / (1 + np.exp(-(np.dot(w, x) + b)))


def collect(w, b, found=[]):
    for x, t in zip(X, y):
        e = say(w, b, x) - t
        found.append(np.append(e * x, e))
    return np.sum(found, axis=0)


w, b = np.zeros(3), 0.0
for epoch in range(60):
    g = collect(w, b)
    w = w - 0.05 * g[:3]
    b = b - 0.05 * g[3]
    if epoch % 10 == 0:
        print("epoch", epoch, "size of the gradient", np.linalg.norm(g))

p = np.clip([say(w, b, x) for x in X], 1e-9, 1 - 1e-9)
print("loss at the end", -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))
