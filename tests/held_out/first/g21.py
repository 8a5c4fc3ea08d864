import numpy as np


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def cross_entropy(p, labels):
    return -np.log(p[np.arange(len(labels)), labels] + 1e-12).mean()


rng = np.random.default_rng(5)
# three kinds of wine: alcohol (%), proline (mg), colour
wine = np.vstack([rng.normal([13.7, 1115, 5.5], [0.4, 60, 1.0], (50, 3)),
                  rng.normal([12.2, 620, 3.0], [0.4, 60, 0.9], (50, 3)),
                  rng.normal([13.1, 150, 7.4], [0.4, 40, 1.5], (50, 3))])
kind = np.repeat([0, 1, 2], 50)
wine[:, 1] /= 10

W = rng.normal(size=(3, 3))
b = np.zeros(3)
W[1] *= 15
lr = 0.01
for it in range(4000):
    p = softmax(wine @ W + b)
    g = p.copy()
    g[np.arange(150), kind] -= 1
    g /= 150
    W -= lr * wine.T @ g
    b -= lr * g.sum(axis=0)
    if it % 500 == 0:
        print(it, cross_entropy(p, kind))
print("loss", cross_entropy(softmax(wine @ W + b), kind))
