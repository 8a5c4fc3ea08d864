import numpy as np

rng = np.random.default_rng(13)
layers = [
    {"w": rng.normal(0, 0.7, (2, 10)), "b": np.zeros((1, 10))},
    {"w": rng.normal(0, 0.3, (10, 1)), "b": np.zeros((1, 1))},
]


def forward(x):
    for i, layer in enumerate(layers):
        layer["in"] = x
        z = x @ layer["w"] + layer["b"]
        x = np.tanh(z) if i == 0 else 1 / (1 + np.exp(-z))
        layer["out"] = x
    return x


def backward(y):
    n = len(y)
    layers[1]["delta"] = (layers[1]["out"] - y) / n
    layers[0]["delta"] = layers[1]["delta"] @ layers[1]["w"].T * (1 - layers[0]["out"] ** 2)


def update(rate, n):
    for layer in layers:
        layer["w"] -= rate / n * layer["in"].T @ layer["delta"]
        layer["b"] -= rate / n * layer["delta"].sum(axis=0, keepdims=True)


def loss(x, y):
    p = forward(x)
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))


# inside or outside a band
x = rng.uniform(-1.5, 1.5, (400, 2))
y = (np.abs(x[:, :1] + x[:, 1:]) < 0.8).astype(float)

for epoch in range(120):
    order = rng.permutation(400)
    for start in range(0, 400, 40):
        rows = order[start:start + 40]
        forward(x[rows])
        backward(y[rows])
        update(0.5, 40)
    if epoch % 20 == 19:
        print("epoch", epoch, "loss", loss(x, y))
