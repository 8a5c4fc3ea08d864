"""A straight line through points, the slope and the height by gradient descent."""
import numpy as np

rng = np.random.default_rng(33)
hours = rng.uniform(0, 5, size=60).reshape(-1, 1)
marks = (12 * hours.ravel() + 20 + rng.normal(0, 3, 60)).reshape(-1, 1)


def descend(x, y, rate=0.05, rounds=800):
    slope, height = 0.0, 0.0
    history = []
    for _ in range(rounds):
        line = slope * x + height
        residual = line - y
        history.append(np.mean(residual ** 2))
        d_slope = 2 * np.mean(residual * x)
        d_height = 2 * np.mean(residual)
        slope -= rate * d_slope
        height -= rate * d_height
    return slope, height, history


slope, height, history = descend(hours, marks)
print("first and last loss", history[0], history[-1])
print("y = %.3f x + %.3f" % (slope, height))
answer = slope * hours + height
print("mean squared error", np.mean((answer - marks) ** 2))
