import argparse
import io

import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

parser = argparse.ArgumentParser(description="logistic regression on exam results")
parser.add_argument("--rate", type=float, default=0.5)
parser.add_argument("--epochs", type=int, default=400)
parser.add_argument("--l2", type=float, default=0.01)
args = parser.parse_args()


def make_csv():
    r = np.random.RandomState(39)
    lines = ["name,hours,absences,passed"]
    for i in range(120):
        h, a = r.uniform(0, 20), r.randint(0, 10)
        lines.append(f"student{i},{h:.1f},{a},{'yes' if h - a + r.normal(0, 1.5) > 4 else 'no'}")
    return "\n".join(lines)


table = pd.read_csv(io.StringIO(make_csv()))
table["target"] = (table["passed"] == "yes").astype(int)
features = table[["hours", "absences"]].to_numpy(dtype=float)
target = table["target"].to_numpy()
train, hold = slice(0, 90), slice(90, None)
mean, std = features[train].mean(axis=0), features[train].std(axis=0)
features = (features - mean) / std

w, b, curve = np.zeros(2), 0.0, []
for epoch in range(args.epochs):
    p = 1 / (1 + np.exp(-(features[train] @ w + b)))
    t = target[train]
    curve.append(-np.mean(t * np.log(p) + (1 - t) * np.log(1 - p)) + args.l2 * np.sum(w ** 2) / 2)
    w -= args.rate * (features[train].T @ (p - t) / len(t) + args.l2 * w)
    b -= args.rate * np.mean(p - t)

fig, ax = plt.subplots()
ax.plot(curve)
ax.set_xlabel("epoch")
plt.close(fig)
print(f"loss {curve[0]:.4f} -> {curve[-1]:.4f}")
p = 1 / (1 + np.exp(-(features[hold] @ w + b)))
print("Accuracy on the hold-out rows:", np.mean((p > 0.5) == target[hold]))
