import numpy as np

rng = np.random.default_rng(2)
xs = rng.uniform(-2, 2, 50)
ys = 0.5 * xs ** 2 - 0.3 * xs + 0.1

H = 10
a = rng.normal(0, 1, H)      # input weights
b = rng.normal(0, 1, H)      # hidden biases
c = rng.normal(0, 0.3, H)    # output weights
d = 0.0
eta = 0.05

for epoch in range(100):
    total = 0.0
    for x, y in zip(xs, ys):
        h = np.tanh(a * x + b)
        o = np.dot(c, h) + d
        total += (o - y) ** 2

    # backward pass and update
    g = o - y
    gh = g * c * (1 - h ** 2)
    c -= eta * g * h
    d -= eta * g
    a -= eta * gh * x
    b -= eta * gh
    if epoch % 20 == 0:
        print("epoch", epoch, "mean squared error", total / len(xs))

preds = np.array([np.dot(c, np.tanh(a * x + b)) + d for x in xs])
print("final mse", np.mean((preds - ys) ** 2))
