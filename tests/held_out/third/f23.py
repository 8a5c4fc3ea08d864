import numpy as np

gen = np.random.default_rng(123)

inputs = gen.normal(size=(100, 3))
target = np.tanh(inputs @ np.array([[1.0], [-2.0], [0.5]])) + 0.2 * inputs[:, [0]]


def swish(z):
    return z / (1 + np.exp(-z))


def swish_grad(z):
    s = 1 / (1 + np.exp(-z))
    return s + z * s * (1 - s)


alpha = 0.1
for epoch in range(600):
    w_hidden = gen.normal(0, 0.6, (3, 10))
    b_hidden = np.zeros((1, 10))
    w_out = gen.normal(0, 0.6, (10, 1))
    b_out = np.zeros((1, 1))
    # go over mini batches
    for lo in range(0, 100, 25):
        xb, tb = inputs[lo:lo + 25], target[lo:lo + 25]
        z = xb @ w_hidden + b_hidden
        h = swish(z)
        out = h @ w_out + b_out
        g = (out - tb) * 2 / 25
        gz = g @ w_out.T * swish_grad(z)
        w_out -= alpha * h.T @ g
        b_out -= alpha * g.sum(axis=0, keepdims=True)
        w_hidden -= alpha * xb.T @ gz
        b_hidden -= alpha * gz.sum(axis=0, keepdims=True)
    if epoch % 100 == 0:
        full = swish(inputs @ w_hidden + b_hidden) @ w_out + b_out
        print(epoch, "mse", ((full - target) ** 2).mean())

full = swish(inputs @ w_hidden + b_hidden) @ w_out + b_out
print("end mse", ((full - target) ** 2).mean())
