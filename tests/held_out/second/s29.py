import numpy as np

np.random.seed(26)
X = np.r_[np.random.randn(60, 2) + [2, 1], np.random.randn(60, 2) - [2, 1]]
y = np.r_[np.ones(60), -np.ones(60)]
w, b, C = np.zeros(2), 0.0, 1e-2
for epoch in range(1, 101):
    lr = 0.1 / np.sqrt(epoch)
    for i in np.random.permutation(120):
        if y[i] * (X[i] @ w + b) < 1:
            w += lr * (y[i] * X[i] - C * w)
            b += lr * y[i]
        else:
            w -= lr * C * w
    if epoch % 25 == 0:
        print(epoch, "hinge", np.maximum(0, 1 - y * (X @ w + b)).mean())
print("accuracy", np.mean(np.sign(X @ w + b) == y))
