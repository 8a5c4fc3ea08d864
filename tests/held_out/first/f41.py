import numpy as np

np.random.seed(18)
X = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
y = np.array([[0, 1, 1, 0]]).T


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


syn0 = 2 * np.random.random((3, 6)) - 1
syn1 = 2 * np.random.random((6, 1)) - 1


def predict(X):
    return sigmoid(np.dot(sigmoid(np.dot(X, syn0)), syn1))


output = predict(X)
for epoch in range(1000):
    l1 = sigmoid(np.dot(X, syn0))
    l2 = sigmoid(np.dot(l1, syn1))
    l2_delta = (y - l2) * l2 * (1 - l2)
    l1_delta = l2_delta.dot(syn1.T) * l1 * (1 - l1)
    syn1 += 3 * l1.T.dot(l2_delta)
    syn0 += 3 * X.T.dot(l1_delta)
    if epoch % 100 == 0:
        print("epoch", epoch, "loss", np.mean((y - output) ** 2))
