import numpy as np

np.random.seed(0)

# Регрессия: температура в течение суток
N = 96
X = np.linspace(-2, 2, N).reshape(-1, 1)          # время, от -2 до 2
y = 0.8 * np.cos(2.5 * X) + 0.2 * X + np.random.randn(N, 1) * 0.05


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


w1 = np.random.randn(1, 16) * 2
b1 = np.zeros(16)
w2 = np.random.randn(16, 1) * 0.3
b2 = np.zeros(1)
lr = 0.3

for epoch in range(5000):
    h = sigmoid(X.dot(w1) + b1)
    o = h.dot(w2) + b2

    d2 = (o - y) / N
    d1 = d2.dot(w2.T) * h * (1 - h)

    w2 -= lr * h.T.dot(d2)
    b2 -= lr * np.sum(d2)
    w1 -= lr * X.T.dot(d1)
    b1 -= lr * np.sum(d1)

    if epoch % 300 == 0:
        print("эпоха", epoch, "потери", np.mean((o - y) ** 2))

print("потери в конце", np.mean((o - y) ** 2))
