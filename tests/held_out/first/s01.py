import numpy as np

np.random.seed(2)
X = np.array([[0, 0, 1, 1], [0, 1, 0, 1]])      # one column per example
Y = np.array([[0, 1, 1, 0]])


def sigma(z):
    return 1 / (1 + np.exp(-z))


def sigma_prime(a):
    return a * (1 - a)


W1, b1 = np.random.randn(4, 2), np.zeros((4, 1))
W2, b2 = np.random.randn(1, 4), np.zeros((1, 1))
eta = 0.9
for k in range(4000):
    A1 = sigma(W1 @ X + b1)
    A2 = sigma(W2 @ A1 + b2)
    E = 0.5 * np.sum((A2 - Y) ** 2)
    D2 = (A2 - Y) * sigma_prime(A2)
    D1 = W2.T @ D2 * sigma_prime(A1)
    W2 -= eta * D2 @ A1.T
    b2 -= eta * np.sum(D2, axis=1, keepdims=True)
    W1 -= eta * D1 @ X.T
    b1 -= eta * np.sum(D1, axis=1, keepdims=True)
    if k % 1000 == 0:
        print(k, E)
print("Final loss:", E)
print(A2.round(3))
