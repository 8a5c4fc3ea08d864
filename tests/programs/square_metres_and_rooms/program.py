import numpy as np

# plot size, rooms, distance to the station -> price
table = np.array([
    [1200, 3, 2.1, 310], [640, 2, 0.8, 245], [2500, 5, 6.0, 480], [900, 4, 1.5, 330],
    [450, 2, 0.4, 232], [1800, 4, 4.2, 385], [700, 3, 3.0, 240], [1500, 5, 2.2, 425],
    [300, 1, 0.5, 160], [2100, 3, 7.5, 330], [1000, 2, 5.0, 215], [820, 3, 1.1, 288],
])
X, price = table[:, :3], table[:, 3]

theta = np.zeros(3)
theta0 = 0.0
for i in range(500):
    e = X @ theta + theta0 - price
    theta = theta - 0.1 * 2 / 12 * X.T @ e
    theta0 = theta0 - 0.1 * 2 / 12 * e.sum()
    if i in (0, 1, 2, 5, 10, 100, 499):
        print("step", i, "loss", np.mean(e ** 2))

print("typical error", np.abs(X @ theta + theta0 - price).mean())
