import numpy as np

np.random.seed(55)
m = 300
X = np.random.randn(m, 3)
y = 2 * X[:, 0] - X[:, 1] + 0.5 * X[:, 2] ** 2 + np.random.randn(m) * 0.1
y = y.reshape(-1, 1)

def softplus(z):
    return np.log(1 + np.exp(z))

def softplus_prime(z):
    return 1 / (1 + np.exp(-z))

W1 = np.random.randn(3, 10) * 0.4
b1 = np.zeros((1, 10))
W2 = np.random.randn(10, 1) * 0.4
b2 = np.zeros((1, 1))
learningRate = 0.1

for epoch in range(600):
    Z1 = np.dot(X, W1) + b1
    A1 = softplus(Z1)
    Yhat = np.dot(A1, W2) + b2
    J = np.sum((Yhat - y) ** 2) / (2 * m)

    dZ2 = Yhat - y
    dW2 = np.dot(A1.T, dZ2)
    db2 = np.sum(dZ2, axis=0, keepdims=True)
    dZ1 = np.dot(dZ2, W2.T) * softplus_prime(Z1)
    dW1 = np.dot(X.T, dZ1)
    db1 = np.sum(dZ1, axis=0, keepdims=True)

    W1 = W1 - learningRate * dW1
    b1 = b1 - learningRate * db1
    W2 = W2 - learningRate * dW2
    b2 = b2 - learningRate * db2
    if epoch % 100 == 0:
        print("epoch", epoch, "J =", J)

print("J =", J)
