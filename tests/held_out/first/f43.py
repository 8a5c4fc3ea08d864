import numpy as np
import pandas as pd

rng = np.random.RandomState(50)
df = pd.DataFrame({"hours": rng.uniform(0, 10, 120), "sleep": rng.uniform(4, 9, 120)})
df["score"] = 5 * df["hours"] - 0.3 * df["hours"] ** 2 + df["sleep"] * 1.4 + rng.normal(0, 0.1, 120)
df = (df - df.mean()) / df.std()

hours = df["hours"].values
sleep = df["sleep"].values
y = df[["score"]].values

w1, w2, w3, b = 0.0, 0.0, 0.0, 0.0
alpha = 0.1
for i in range(600):
    pred = w1 * hours + w2 * hours ** 2 + w3 * sleep + b
    diff = pred - y
    cost = np.mean(diff ** 2)
    w1 -= alpha * np.mean(diff * hours)
    w2 -= alpha * np.mean(diff * hours ** 2)
    w3 -= alpha * np.mean(diff * sleep)
    b -= alpha * np.mean(diff)
    if i % 100 == 0:
        print("iteration", i, "cost", round(cost, 5))
print("weights", w1, w2, w3, b)
print("final cost", cost)
