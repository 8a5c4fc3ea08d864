import numpy as np

np.random.seed(70)
# height (cm), weight (kg) -> plays basketball?
n = 300
height = np.random.normal(178, 12, n)
weight = np.random.normal(75, 14, n)
plays = ((height - 178) / 12 - 0.5 * (weight - 75) / 14 > 0).astype(int)
X = np.c_[height, weight]

split = 220
X_train, X_test = X[:split], X[split:]
y_train, y_test = plays[:split], plays[split:]

mean, std = X_train.mean(axis=0), X_train.std(axis=0)
X_train = (X_train - mean) / std

w1 = np.random.randn(2, 6)
b1 = np.zeros(6)
w2 = np.random.randn(6)
b2 = 0.0

def f(x):
    h = np.tanh(x @ w1 + b1)
    return h, 1 / (1 + np.exp(-(h @ w2 + b2)))

for epoch in range(1000):
    h, p = f(X_train)
    e = (p - y_train) / split
    gh = np.outer(e, w2) * (1 - h ** 2)
    w2 -= 0.5 * h.T @ e
    b2 -= 0.5 * e.sum()
    w1 -= 0.5 * X_train.T @ gh
    b1 -= 0.5 * gh.sum(axis=0)
    if epoch % 200 == 0:
        print("epoch", epoch, "loss", -np.mean(np.log(np.where(y_train == 1, p, 1 - p))))

print("train accuracy", np.mean((f(X_train)[1] > 0.5) == y_train))
print("test accuracy", np.mean((f(X_test)[1] > 0.5) == y_test))
