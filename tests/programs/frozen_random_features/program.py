import numpy as np

rng = np.random.default_rng(100)
FIXED_W = rng.normal(0, 2, (1, 60))       # reservoir: not trained
FIXED_B = rng.uniform(-3, 3, 60)


def features(x):
    return np.tanh(x @ FIXED_W + FIXED_B)


x = rng.uniform(-2, 2, (120, 1))
t = np.sin(3 * x) * np.exp(-0.3 * x)

readout = np.zeros((60, 1))
offset = 0.0
phi = features(x)
for _ in range(3000):
    error = phi @ readout + offset - t
    readout -= 0.03 * phi.T @ error / len(x)
    offset -= 0.03 * error.mean()

print("train mse", np.mean((phi @ readout + offset - t) ** 2))
