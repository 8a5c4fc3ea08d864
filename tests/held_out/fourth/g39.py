import numpy as np

np.random.seed(80)
# sensor table: id of the room is the same for all rows
rows = 140
temperature = np.random.normal(21, 2, rows)
humidity = np.random.normal(50, 8, rows)
room = np.full(rows, 7.0)
co2 = 400 + 15 * (temperature - 21) + 3 * (humidity - 50) + np.random.normal(0, 8, rows)

X = np.column_stack([temperature, humidity, room])
X = X[:, X.std(axis=0) > 0]
X = (X - X.mean(axis=0)) / X.std(axis=0)
y = ((co2 - co2.mean()) / co2.std()).reshape(-1, 1)

W1 = np.random.randn(X.shape[1], 8) * 0.5
b1 = np.zeros(8)
W2 = np.random.randn(8, 1) * 0.5
b2 = np.zeros(1)

def train(n_epochs, lr):
    global W1, b1, W2, b2
    for epoch in range(n_epochs):
        A = np.tanh(X @ W1 + b1)
        yhat = A @ W2 + b2
        E = yhat - y
        if epoch % 100 == 0:
            print("epoch", epoch, "mse", np.mean(E ** 2))
        dY = E * 2 / rows
        dA = dY @ W2.T * (1 - A * A)
        W2 = W2 - lr * A.T @ dY
        b2 = b2 - lr * dY.sum(axis=0)
        W1 = W1 - lr * X.T @ dA
        b1 = b1 - lr * dA.sum(axis=0)
    return np.mean(E ** 2)

print("mse", train(500, 0.1))
