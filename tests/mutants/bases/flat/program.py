# exclusive or, the usual first network
import numpy as np

np.random.seed(3)

X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)
Y = np.array([[0], [1], [1], [0]], dtype=float)

n_hidden = 4
lr = 2.0
epochs = 4000


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


W1 = np.random.randn(2, n_hidden)
b1 = np.zeros((1, n_hidden))
W2 = np.random.randn(n_hidden, 1)
b2 = np.zeros((1, 1))

for epoch in range(epochs):
    # forward
    z1 = X @ W1 + b1
    a1 = sigmoid(z1)
    z2 = a1 @ W2 + b2
    a2 = sigmoid(z2)
    loss = np.mean((a2 - Y) ** 2)
    # backward
    delta2 = (a2 - Y) * a2 * (1 - a2)
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    dW2 = a1.T @ delta2
    db2 = np.sum(delta2, axis=0, keepdims=True)
    dW1 = X.T @ delta1
    db1 = np.sum(delta1, axis=0, keepdims=True)
    # update
    W2 -= lr * dW2
    b2 -= lr * db2
    W1 -= lr * dW1
    b1 -= lr * db1
    if epoch % 1000 == 0:
        print(epoch, loss)

hidden = sigmoid(X @ W1 + b1)
out = sigmoid(hidden @ W2 + b2)
print(out.ravel())
print("right:", np.mean((out > 0.5) == Y))
print("mean squared error:", np.mean((out - Y) ** 2))
