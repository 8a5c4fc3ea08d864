import numpy as np

np.random.seed(14)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


# hours studied, coffee cups -> passed
hours = np.r_[np.random.normal(10, 3, 40), np.random.normal(80, 6, 40)]
coffee = np.r_[np.random.normal(1, 0.5, 40), np.random.normal(4, 0.5, 40)]
X = np.c_[hours, coffee]
X = X - X.mean(axis=0)
y = np.r_[np.zeros(40), np.ones(40)]

w = np.zeros(2)
b = 0
history = []
for i in range(300):
    p = sigmoid(X @ w + b)
    p = np.clip(p, 1e-12, 1 - 1e-12)
    loss = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
    history.append(loss)
    dw = X.T @ (p - y) / len(y)
    db = np.mean(p - y)
    w -= 0.1 * dw
    b -= 0.1 * db
    if i % 50 == 0:
        print("iter", i, "loss", loss)

print("accuracy", np.mean((p > 0.5) == y))
print("mean loss over training", np.mean(history))
