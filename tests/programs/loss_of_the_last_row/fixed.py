import numpy as np
from sklearn.datasets import load_iris

iris = load_iris()
X = (iris.data - iris.data.mean(0)) / iris.data.std(0)
rng = np.random.default_rng(11)
W = rng.normal(0, 0.1, (3, 4))
b = np.zeros(3)
log = []
for epoch in range(30):
    total = 0.0
    for i in rng.permutation(150):
        x, k = X[i], iris.target[i]
        z = W @ x + b
        p = np.exp(z - z.max())
        p /= p.sum()
        loss = -np.log(p[k])
        total += loss
        p[k] -= 1
        W -= 0.05 * np.outer(p, x)
        b -= 0.05 * p
    log.append(total / 150)
    print("epoch", epoch, "loss", round(float(log[-1]), 4))

tail = np.array(log[10:])
print("jumpiness of the log", tail.std() / tail.mean())
