import numpy as np

gen = np.random.default_rng(12)
a = gen.normal((1.5, 1.0), 0.7, (70, 2))
b = gen.normal((-1.0, -1.2), 0.7, (70, 2))
points = np.vstack((a, b))
sign = np.concatenate((np.ones(70), -np.ones(70)))

w = np.zeros(2)
bias = 0.0
C = 1.0
for t in range(1, 1001):
    eta = 1.0 / (10 + t)
    margin = sign * (points @ w + bias)
    inside = margin < 1
    grad_w = 0.01 * w - C * (sign[inside, None] * points[inside]).sum(axis=0) / len(points)
    grad_b = -C * sign[inside].sum() / len(points)
    w -= eta * grad_w
    bias -= eta * grad_b

print("w", w, "bias", bias, "rows inside the margin", inside.sum())
print("margin accuracy", np.mean(np.sign(points @ w + bias) == sign))
