import numpy as np

rng = np.random.default_rng(12)
hours = rng.uniform(0, 3, (36, 1))
points = 4.0 * hours[:, 0] - 2.0 + rng.normal(0, 0.1, 36)

slope, offset = np.zeros((1, 1)), 0.0
for _ in range(600):
    guess = hours @ slope + offset
    error = guess - points
    slope -= 0.1 * np.mean(error * hours)
    offset -= 0.1 * np.mean(error)

print("slope", slope.item(), "offset", offset)
print("largest error", np.abs((hours @ slope + offset).ravel() - points.ravel()).max())
