import numpy as np
from sklearn.datasets import load_iris


def forward(model, x):
    h = np.maximum(x @ model["w1"] + model["b1"], 0)
    s = h @ model["w2"] + model["b2"]
    s = np.exp(s - s.max(axis=1, keepdims=True))
    return h, s / s.sum(axis=1, keepdims=True)


def train(model, x, y, epochs, batch, rate, rng):
    history = []
    for epoch in range(epochs):
        order = rng.permutation(len(x))
        for i in range(0, len(x), batch):
            xb, yb = x[order[i:i + batch]], y[order[i:i + batch]]
            h, p = forward(model, xb)
            d = p.copy()
            d[np.arange(len(yb)), yb] -= 1
            d /= len(yb)
            dh = d @ model["w2"].T * (h > 0)
            model["w2"] -= rate * h.T @ d
            model["b2"] -= rate * d.sum(axis=0)
            model["w1"] -= rate * xb.T @ dh
            model["b1"] -= rate * dh.sum(axis=0)
        p = forward(model, x)[1]
        history.append(-np.mean(np.log(p[np.arange(len(y)), y])))
    return history


iris = load_iris()
x = (iris.data - iris.data.mean(0)) / iris.data.std(0)
rng = np.random.default_rng(16)
model = {"w1": rng.normal(0, 0.5, (4, 8)), "b1": np.zeros(8), "w2": rng.normal(0, 0.5, (8, 3)), "b2": np.zeros(3)}
history = train(model, x, iris.target, 100, 30, 0.1, rng)
print("loss", history[-1], "after", len(history), "epochs")
