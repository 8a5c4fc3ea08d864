import numpy as np

np.random.seed(77)
# 5 % fraud
n_ok, n_bad = 380, 20
X = np.vstack([np.random.normal(0, 1, (n_ok, 3)), np.random.normal(1.8, 1, (n_bad, 3))])
y = np.array([0] * n_ok + [1] * n_bad)
weight_of_class = {0: len(y) / (2 * n_ok), 1: len(y) / (2 * n_bad)}
sw = np.array([weight_of_class[c] for c in y])

theta = np.zeros(4)
Xb = np.insert(X, 0, 1, axis=1)

def h(theta, Xb):
    return 1 / (1 + np.exp(-Xb @ theta))

for i in range(1000):
    p = h(theta, Xb)
    J = -np.average(y * np.log(p) + (1 - y) * np.log(1 - p), weights=sw)
    grad = Xb.T @ (sw * (p - y)) / sw.sum()
    theta = theta - 0.5 * grad
    if i % 200 == 0:
        print("weighted loss", J)

yhat = h(theta, Xb) > 0.5
recall = np.sum(yhat & (y == 1)) / n_bad
specificity = np.sum(~yhat & (y == 0)) / n_ok
print("theta", theta)
print("recall", recall, "specificity", specificity, "balanced", (recall + specificity) / 2)
