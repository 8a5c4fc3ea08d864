import numpy as np
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt

rng = np.random.RandomState(6)
n = 200
angle = rng.rand(n) * 2 * np.pi
radius = np.where(np.arange(n) < n // 2, 0.5, 1.4) + rng.randn(n) * 0.08
pts = np.c_[radius * np.cos(angle), radius * np.sin(angle)]
lab = (np.arange(n) >= n // 2).astype(float).reshape(-1, 1)

U = rng.randn(2, 5) * 0.5
u0 = np.zeros((1, 5))
V = rng.randn(5, 1) * 0.5
v0 = np.zeros((1, 1))


def logistic(z):
    return 1 / (1 + np.exp(-z))


def model(x):
    hid = np.tanh(x @ U + u0)
    return hid, logistic(hid @ V + v0)


curve = []
for epoch in range(1200):
    hid, prob = model(pts)
    curve.append(float(-np.mean(lab * np.log(prob) + (1 - lab) * np.log(1 - prob))))
    delta2 = (prob - lab) / n
    gV = hid.T @ delta2
    gv0 = delta2.sum(axis=0)
    delta1 = delta2 @ V.T * (1 - hid ** 2)
    gU = pts.T @ delta1 / n
    gu0 = delta1.sum(axis=0) / n
    V -= 0.5 * gV
    v0 -= 0.5 * gv0
    U -= 0.5 * gU
    u0 -= 0.5 * gu0

plt.plot(curve)
plt.xlabel("epoch")
plt.ylabel("cross entropy")
plt.close()
print("loss from", curve[0], "to", curve[-1])
print("train acc =", np.mean((model(pts)[1] > 0.5) == lab))
