import numpy as np

np.random.seed(22)

# Vorhersage: Gewicht und Groesse -> Sportart (0 = Turnen, 1 = Basketball)
turnen = np.c_[np.random.normal(58, 6, 80), np.random.normal(162, 6, 80)]
basket = np.c_[np.random.normal(92, 8, 80), np.random.normal(197, 7, 80)]
X = np.r_[turnen, basket]
y = np.r_[np.zeros(80), np.ones(80)].reshape(-1, 1)
idx = np.random.permutation(160)
X, y = X[idx], y[idx]
X_train, X_test = X[:120], X[120:]
y_train, y_test = y[:120], y[120:]

mu, sd = X_train.mean(axis=0), X_train.std(axis=0)
X_train = (X_train - mu) / sd


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


W1 = np.random.randn(2, 5)
b1 = np.zeros(5)
W2 = np.random.randn(5, 1)
b2 = np.zeros(1)
for epoche in range(500):
    a1 = sigmoid(X_train @ W1 + b1)
    a2 = sigmoid(a1 @ W2 + b2)
    d2 = (a2 - y_train) / len(X_train)
    d1 = d2 @ W2.T * a1 * (1 - a1)
    W2 -= 1.0 * a1.T @ d2
    b2 -= 1.0 * d2.sum(axis=0)
    W1 -= 1.0 * X_train.T @ d1
    b1 -= 1.0 * d1.sum(axis=0)


def vorhersage(x):
    h = sigmoid(x @ W1 + b1)
    return sigmoid(h @ W2 + b2)


print("Training:", np.mean((a2 > 0.5) == y_train))
print("Test:", np.mean((vorhersage((X_test - mu) / sd) > 0.5) == y_test))
