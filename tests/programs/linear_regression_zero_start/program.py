import numpy as np

rng = np.random.default_rng(77)
area = rng.uniform(40, 200, 90)
rooms = np.round(area / 30 + rng.normal(0, 0.7, 90))
age = rng.uniform(0, 60, 90)
price = 30 + 2.1 * area + 9 * rooms - 0.8 * age + rng.normal(0, 12, 90)     # thousands

table = np.column_stack([area, rooms, age])
table = (table - table.mean(axis=0)) / table.std(axis=0)

w = np.zeros(3)
intercept = 0.0
for _ in range(300):
    residual = table @ w + intercept - price
    w = w - 0.001 * (table.T @ residual)
    intercept = intercept - 0.001 * residual.sum()

guess = table @ w + intercept
print("weights", w.round(2), "intercept", round(intercept, 2))
print("R2 =", 1 - ((price - guess) ** 2).sum() / ((price - price.mean()) ** 2).sum())
