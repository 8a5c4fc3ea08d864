import numpy as np

np.random.seed(8)

# три облака точек, сигмоидные выходы и среднеквадратичная ошибка
centers = np.array([[0, 2], [-2, -1], [2, -1]])
X = np.concatenate([c + np.random.randn(40, 2) * 0.6 for c in centers])
labels = np.repeat([0, 1, 2], 40)
T = np.zeros((120, 3))
T[np.arange(120), labels] = 1


def f(z):
    return 1 / (1 + np.exp(-z))


W1 = np.random.randn(2, 6)
b1 = np.zeros(6)
W2 = np.random.randn(6, 3)
b2 = np.zeros(3)
скорость = 2.0

for эпоха in range(800):
    # прямой проход
    h = f(X @ W1 + b1)
    y = f(h @ W2 + b2)
    # обратный проход
    d2 = (y - T) * y * (1 - y)
    d1 = d2 @ W2.T * h * (1 - h)
    W2 -= скорость * h.T @ d2 / len(X)
    b2 -= скорость * d2.mean(axis=0)
    W1 -= скорость * X.T @ d1 / len(X)
    b1 -= скорость * d1.mean(axis=0)
    if эпоха % 200 == 0:
        print("ошибка", np.mean((y - T) ** 2))

print("доля верных", np.mean(y.argmax(1) == labels))
