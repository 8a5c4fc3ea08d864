import numpy as np


def init(rng):
    return [rng.normal(0, 1, (1, 8)), np.zeros(8), rng.normal(0, 0.5, (8, 1)), np.zeros(1)]


def forward(params, x):
    h = np.tanh(x @ params[0] + params[1])
    return h, h @ params[2] + params[3]


def backward(params, x, y, h, out):
    d = (out - y) / len(x)
    dh = d @ params[2].T * (1 - h * h)
    return [x.T @ dh, dh.sum(0), h.T @ d, d.sum(0)]


def train(x, y, epochs, rate):
    rng = np.random.default_rng(26)
    params = init(rng)
    for epoch in range(epochs):
        h, out = forward(params, x)
        grads = backward(params, x, y, h, out)
        params = [p - rate * g for p, g in zip(params, grads)]
        if epoch % 200 == 0:
            print(epoch, np.mean((out - y) ** 2))
    return params


x = np.linspace(-1.5, 1.5, 50).reshape(50, 1)
y = 2 * x ** 2 - 1
params = train(x, y, 1000, 0.1)
print("loss of the trained net", np.mean((forward(params, x)[1] - y) ** 2))
