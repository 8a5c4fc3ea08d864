import numpy as np

np.random.seed(100)
X = np.vstack([np.random.randn(60, 2) + (2, 2), np.random.randn(60, 2) - (2, 2)])
y = np.hstack([np.ones(60), -np.ones(60)])

w = np.zeros(2)
b = 0.0
lam = 0.01
t = 0
for epoch in range(20):
    for i in np.random.permutation(len(X)):
        t += 1
        eta = 1.0 / (lam * (t + 100))
        margin = y[i] * (w @ X[i] + b)
        w *= 1 - eta * lam
        if margin < 1:
            w += eta * y[i] * X[i]
            b += 0.1 * eta * y[i]
    hinge = np.maximum(0, 1 - y * (X @ w + b)).mean()
    if epoch % 5 == 0:
        print(f"epoch {epoch} hinge {hinge:.4f}")
print("accuracy %.1f%%" % (100 * np.mean(np.sign(X @ w + b) == y)))
