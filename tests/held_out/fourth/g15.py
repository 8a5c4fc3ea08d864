import numpy as np

np.random.seed(19)

def init_params():
    return {
        "w1": np.random.randn(4, 10) * 0.5, "b1": np.zeros(10),
        "w2": np.random.randn(10, 1) * 0.5, "b2": np.zeros(1),
    }

def forward(p, x):
    h = np.maximum(0, x @ p["w1"] + p["b1"])
    return h, h @ p["w2"] + p["b2"]

def grads(p, x, y):
    h, yhat = forward(p, x)
    e = (yhat - y) / len(x)
    dh = (e @ p["w2"].T) * (h > 0)
    return {"w1": x.T @ dh, "b1": dh.sum(0), "w2": h.T @ e, "b2": e.sum(0)}

def update(p, g, lr):
    for k in p:
        p[k] = p[k] - lr * g[k]

x = np.random.randn(100, 4)
y = (x[:, :1] - 2 * x[:, 1:2] + np.maximum(x[:, 2:3], 0))

p = init_params()
for epoch in range(300):
    g = grads(p, x, y)
    update(p, g, lr=0.1)
    if epoch % 50 == 0:
        print("epoch", epoch, "loss", 0.5 * np.mean((forward(p, x)[1] - y) ** 2))

print("final loss", 0.5 * np.mean((forward(p, x)[1] - y) ** 2))
