import numpy as np


def make_data():
    rng = np.random.default_rng(0)
    x = rng.normal(size=(80, 2))
    return x, (x @ [2.0, -1.0] + 0.5 > 0).astype(float)


def model(x, w, b):
    return 1 / (1 + np.exp(-(x @ w + b)))


def loss(p, y):
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def gradients(x, p, y):
    return x.T @ (p - y) / len(y), np.mean(p - y)


def update(w, b, dw, db, rate):
    w -= rate * dw
    b -= rate * db


x, y = make_data()
w = np.array([0.1, 0.1])
b = np.zeros(1)
for step in range(500):
    p = model(x, w, b)
    dw, db = gradients(x, p, y)
    update(w, b, dw, db, 0.5)
    if step % 100 == 0:
        print("step", step, "loss", loss(p, y))
print("loss at end:", loss(model(x, w, b), y))
