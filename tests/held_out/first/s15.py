import numpy as np
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt

rng = np.random.RandomState(21)
x = np.sort(rng.uniform(0, 10, 120))
y = np.sin(x) * np.exp(-x / 8) + rng.normal(0, 0.03, 120)

centres = np.linspace(0, 10, 15)
width = 0.7


def phi(x):
    d = x[:, None] - centres[None, :]
    return np.hstack([np.exp(-d ** 2 / (2 * width ** 2)), np.ones((len(x), 1))])


P = phi(x)
w = np.zeros(P.shape[1])
lr = 0.5
history = []
for i in range(1500):
    e = P @ w - y
    history.append(np.mean(e ** 2))
    w -= lr * P.T @ e / len(x)

grid = np.linspace(0, 10, 200)
plt.plot(x, y, "k.")
plt.plot(grid, phi(grid) @ w)
plt.close()
print("first and last mse", history[0], history[-1])
print("fit rmse", np.sqrt(np.mean((phi(x) @ w - y) ** 2)))
