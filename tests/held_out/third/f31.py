import numpy as np

rng = np.random.RandomState(4)
pos = rng.normal(3, 0.8, (60, 2))
neg = rng.normal(-3, 0.8, (60, 2))
X = np.r_[pos, neg]
t = np.r_[np.ones((60, 1)), np.zeros((60, 1))]

w = rng.normal(0, 1, (2, 1))
b = 0.0
rate = 20.0


def bce(t, p):
    return -np.mean(t * np.log(p) + (1 - t) * np.log(1 - p))


history = []
for epoch in range(200):
    p = 1 / (1 + np.exp(-(X @ w + b)))
    cost = bce(t, p)
    history.append(cost)
    dz = p - t
    w -= rate * X.T @ dz / len(X)
    b -= rate * dz.mean()
    if epoch % 25 == 0:
        print("epoch", epoch, "cost", cost)
    # stop when the cost does not change any more
    if epoch > 5 and abs(history[-1] - history[-2]) < 1e-9:
        break

print("final cost", history[-1], "mean cost", np.mean(history))
print("accuracy", np.mean((p > 0.5) == t))
