import numpy as np

rng = np.random.default_rng(2)

# flats: area, rooms, year -> price in thousands
area = rng.uniform(30, 140, 90)
rooms = np.clip((area / 28 + rng.normal(0, 0.6, 90)).round(), 1, 6)
year = rng.integers(1950, 2020, 90).astype(float)
price = 2.1 * area + 9.0 * rooms + 0.4 * (year - 1950) + 20 + rng.normal(0, 4, 90)

features = np.column_stack([area, rooms, year])
features = (features - features.mean(axis=0)) / features.std(axis=0)
price = price.reshape(-1, 1)

n = len(features)
w = np.zeros((3, 1))
b = 0.0
rate = 0.1

for k in range(400):
    guess = features @ w + b
    diff = guess - price
    cost = (diff ** 2).sum() / (2 * n)
    grad_w = features.T @ diff / n
    grad_b = diff.sum() / n
    w = w - rate * grad_w
    b = b - rate * grad_b
    if k % 100 == 0:
        print("round", k, "cost", cost)

final = features @ w + b
print("weights", w.ravel(), b)
print("rms error", np.sqrt(np.mean((final - price) ** 2)))
