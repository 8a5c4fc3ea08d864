import numpy as np

rng = np.random.default_rng(3)
x = rng.normal(size=(40, 3))
t = x @ np.array([0.4, -1.3, 2.2]) + 0.7
weights = np.array([1.0, -1.0, 2.0])
bias = 0.0

for _ in range(300):
    error = x @ weights + bias - t
    for j in range(3):
        weights[j] = weights[j] - 0.1 * np.mean(error * x[:, j])
    bias = bias - 0.1 * np.mean(error)

print("weights", weights, "bias", bias)
print("mse", np.mean((x @ weights + bias - t) ** 2))
