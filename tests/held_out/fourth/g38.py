import numpy as np

np.random.seed(36)
X = np.random.randn(120, 3)
coefficients = np.array([[2.0], [-1.0], [0.5]])
y = X @ coefficients + 1.0 + 0.1 * np.random.randn(120, 1)

W = np.random.randn(3, 1) * 0.1
b = np.zeros(1)

def predict(X):
    return X @ W + b

def mse(y, y_pred):
    return np.mean((y - y_pred) ** 2)

lr = 0.05
history = []
y_pred = predict(X)
for epoch in range(200):
    grad_out = 2 * (predict(X) - y) / len(X)
    W -= lr * X.T @ grad_out
    b -= lr * grad_out.sum(axis=0)
    y_pred = predict(X)
    loss = mse(y, y_pred)
    history.append(loss)
    if epoch % 40 == 0:
        print("epoch", epoch, "loss", loss)

print("W", W.ravel(), "b", b)
print("last loss", history[-1])
