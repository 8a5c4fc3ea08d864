# обучение без обратного распространения: численный градиент
import numpy as np

rng = np.random.default_rng(36)
x = np.linspace(-1, 1, 25)[:, None]
t = x ** 3
w = rng.normal(0, 0.7, 16)          # 5 + 5 + 5 + 1


def сеть(w, x):
    h = np.tanh(x * w[0:5] + w[5:10])
    return h @ w[10:15, None] + w[15]


def ошибка(w):
    return np.mean((сеть(w, x) - t) ** 2)


def градиент(w, e=1e-4):
    g = np.zeros_like(w)
    for i in range(len(w)):
        d = np.zeros_like(w)
        d[i] = e
        g[i] = (ошибка(w + d) - ошибка(w - d)) / (2 * e)
    return g


for k in range(600):
    w -= 0.3 * градиент(w)
    if k % 100 == 0:
        print("шаг", k, "ошибка", ошибка(w))
print("итоговая ошибка", ошибка(w))
