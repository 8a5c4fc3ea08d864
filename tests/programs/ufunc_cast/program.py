import numpy as np

np.random.seed(1)
X = np.random.normal(size=(50, 3))
y = X.dot([1.5, -2.0, 0.7]) + np.random.normal(scale=0.1, size=50)
w = np.random.randint(-2, 3, size=3)

for i in range(200):
    y_hat = X.dot(w)
    grad = X.T.dot(y_hat - y) / 50
    w -= 0.1 * grad
    if i % 50 == 0:
        print("mse", ((y_hat - y) ** 2).mean())

print("w", w)
print("end of training, mse =", ((X.dot(w) - y) ** 2).mean())
