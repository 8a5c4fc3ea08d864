# глубокая сеть: почему не учится?
import numpy as np

np.random.seed(9)
n = 200
X = np.random.randn(n, 2)
y = ((X[:, 0] + X[:, 1]) > 0).astype(float).reshape(-1, 1)

слои = [2, 10, 10, 10, 10, 10, 1]
веса, смещения = [], []
for вход, выход in zip(слои[:-1], слои[1:]):
    веса.append(np.random.randn(вход, выход) * 0.01)
    смещения.append(np.zeros((1, выход)))

скорость = 1.0


def сигмоида(z):
    return 1 / (1 + np.exp(-z))


for эпоха in range(600):
    а = [X]
    for W, b in zip(веса, смещения):
        а.append(сигмоида(а[-1] @ W + b))
    ошибка = -np.mean(y * np.log(а[-1]) + (1 - y) * np.log(1 - а[-1]))
    дельта = (а[-1] - y) / n
    for i in reversed(range(len(веса))):
        dW = а[i].T @ дельта
        db = дельта.sum(axis=0, keepdims=True)
        if i > 0:
            дельта = дельта @ веса[i].T * а[i] * (1 - а[i])
        веса[i] -= скорость * dW
        смещения[i] -= скорость * db
    if эпоха % 100 == 0:
        print("эпоха", эпоха, "ошибка", ошибка)

print("точность", np.mean((а[-1] > 0.5) == y))
