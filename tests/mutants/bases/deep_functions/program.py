import numpy as np


def start(widths, seed):
    gen = np.random.default_rng(seed)
    layers = []
    for fan_in, fan_out in zip(widths[:-1], widths[1:]):
        layers.append({
            "w": gen.normal(0, np.sqrt(1.0 / fan_in), (fan_in, fan_out)),
            "b": np.zeros(fan_out),
        })
    return layers


def squash(z):
    return np.tanh(z)


def squash_slope(a):
    return 1 - a * a


def forward(layers, x):
    outputs = [x]
    for layer in layers[:-1]:
        x = squash(x @ layer["w"] + layer["b"])
        outputs.append(x)
    outputs.append(x @ layers[-1]["w"] + layers[-1]["b"])
    return outputs


def backward(layers, outputs, y):
    gradients = []
    delta = 2 * (outputs[-1] - y) / y.size
    for k in reversed(range(len(layers))):
        gradients.append((outputs[k].T @ delta, delta.sum(axis=0)))
        if k > 0:
            delta = (delta @ layers[k]["w"].T) * squash_slope(outputs[k])
    return gradients[::-1]


def train(layers, x, y, rate, epochs):
    for epoch in range(epochs):
        outputs = forward(layers, x)
        gradients = backward(layers, outputs, y)
        for layer, (gw, gb) in zip(layers, gradients):
            layer["w"] -= rate * gw
            layer["b"] -= rate * gb
        if epoch % 200 == 0:
            yield epoch, np.mean((outputs[-1] - y) ** 2)


data = np.random.default_rng(6)
x = data.uniform(-1, 1, (120, 2))
y = np.sin(2 * x[:, :1]) * x[:, 1:]
layers = start([2, 10, 10, 10, 10, 1], seed=2)
for epoch, loss in train(layers, x, y, rate=0.1, epochs=800):
    print(epoch, loss)
print("squared error at the end", np.mean((forward(layers, x)[-1] - y) ** 2))
