import numpy as np

np.random.seed(40)
N = 200
X = np.random.randn(N, 2)
X[:, 0] *= 1.5
y = ((X[:, 0] ** 2 + X[:, 1] ** 2) > 2).astype(int).reshape(-1, 1)
X_train, y_train = X[:150], y[:150]
X_test, y_test = X[150:], y[150:]

sigmoid = lambda z: 1 / (1 + np.exp(-z))

def train(X, y, hidden=10, lr=1.0, iters=1500):
    W1 = np.random.randn(X.shape[1], hidden)
    b1 = np.zeros(hidden)
    W2 = np.random.randn(hidden, 1) * 0.3
    b2 = np.zeros(1)
    for i in range(iters):
        a1 = np.tanh(X @ W1 + b1)
        a2 = sigmoid(a1 @ W2 + b2)
        loss = -np.mean(y * np.log(a2 + 1e-9) + (1 - y) * np.log(1 - a2 + 1e-9))
        d2 = (a2 - y) / len(X)
        d1 = d2 @ W2.T * (1 - a1 ** 2)
        W2 -= lr * (a1.T @ d2)
        b2 -= lr * d2.sum(0)
        W1 -= lr * (X.T @ d1)
        b1 -= lr * d1.sum(0)
        if i % 300 == 0:
            print(f"iter {i:5d}  loss {loss:.4f}")
    print("final training loss", loss)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

def predict(model, X):
    a1 = sigmoid(X @ model["W1"] + model["b1"])
    a2 = sigmoid(a1 @ model["W2"] + model["b2"])
    return (a2 > 0.5).astype(int)

model = train(X_train, y_train)
print("train acc", np.mean(predict(model, X_train) == y_train))
print("test acc", np.mean(predict(model, X_test) == y_test))
