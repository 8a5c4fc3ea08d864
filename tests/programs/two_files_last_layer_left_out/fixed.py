import numpy as np
from layers import Dense, Relu

rng = np.random.default_rng(31)
stack = [Dense(2, 6, rng), Relu(), Dense(6, 6, rng), Relu(), Dense(6, 1, rng)]
stack[-1].W *= 0.1


def run(x):
    for layer in stack:
        x = layer.forward(x)
    return x


x = rng.uniform(-1, 1, (200, 2))
y = 3 * x[:, :1] * x[:, 1:] - 4 + x[:, :1]
x_test = rng.uniform(-1, 1, (50, 2))
y_test = 3 * x_test[:, :1] * x_test[:, 1:] - 4 + x_test[:, :1]

for epoch in range(1500):
    grad = (run(x) - y) / len(x)
    for layer in stack[::-1]:
        grad = layer.backward(grad)
    for layer in stack:
        layer.update(0.1)
    if epoch % 300 == 0:
        print("epoch", epoch, "mse", np.mean((run(x) - y) ** 2))
print("test mse", np.mean((run(x_test) - y_test) ** 2))
