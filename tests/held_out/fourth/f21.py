import numpy as np

np.random.seed(90)

def gauss(z):
    return np.exp(-z ** 2)

def gauss_deriv(z):
    return -2 * np.exp(-z ** 2)

# two bumps on a line, 1 input -> 5 gaussian units -> 1 output
X = np.linspace(-3, 3, 100).reshape(100, 1)
Y = np.exp(-4 * (X - 1) ** 2) - 0.7 * np.exp(-3 * (X + 1.2) ** 2)

A = np.random.randn(1, 5)
a = np.random.randn(1, 5)
B = np.random.randn(5, 1) * 0.5
b = np.zeros((1, 1))
lr = 0.1

for epoch in range(3000):
    z = X @ A + a
    h = gauss(z)
    out = h @ B + b
    err = out - Y
    mse = np.mean(err ** 2)
    g = 2 * err / len(X)
    gz = (g @ B.T) * gauss_deriv(z)
    B -= lr * h.T @ g
    b -= lr * g.sum(axis=0, keepdims=True)
    A -= lr * X.T @ gz
    a -= lr * gz.sum(axis=0, keepdims=True)
    if epoch % 500 == 0:
        print("epoch", epoch, "mse", mse)

print("mse", mse, "variance of the target", Y.var())
