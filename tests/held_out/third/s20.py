import numpy as np

np.random.seed(13)
x = np.linspace(-1, 1, 60)
y = 1 - 2 * x + 3 * x ** 3 + np.random.randn(60) * 0.1
degree = 4
A = np.vander(x, degree + 1, increasing=True)

class Adagrad:
    def __init__(self, size, eta):
        self.eta = eta
        self.hist = np.zeros(size)

    def delta(self, g):
        self.hist = self.hist + g * g
        return -self.eta * g / np.sqrt(self.hist + 1e-10)

coef = np.zeros(degree + 1)
opt = Adagrad(degree + 1, 0.5)
for k in range(3000):
    residual = y - A @ coef
    grad = -2 * A.T @ residual / len(x)
    coef = coef + opt.delta(grad)
    if not k % 500:
        print(k, np.sum(residual ** 2) / len(x))

print("coefficients", np.round(coef, 3))
print("numpy says  ", np.round(np.polyfit(x, y, degree)[::-1], 3))
print("mse", np.mean((A @ coef - y) ** 2))
