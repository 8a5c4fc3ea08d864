import numpy as np

# 中間層が 3 つのネットワークで波形を近似する
np.random.seed(6)

x = np.linspace(-1, 1, 60)[:, np.newaxis]
t = np.sin(4 * x) + 0.3 * x

n_h = 8
w1 = np.random.randn(1, n_h) * 1.5
b1 = np.random.randn(1, n_h) * 0.5
w2 = np.random.randn(n_h, n_h) * np.sqrt(1 / n_h)
b2 = np.zeros((1, n_h))
w3 = np.random.randn(n_h, n_h) * np.sqrt(1 / n_h)
b3 = np.zeros((1, n_h))
w4 = np.random.randn(n_h, 1) * np.sqrt(1 / n_h)
b4 = np.zeros((1, 1))
eta = 0.1

for epoch in range(2000):
    # 順伝播
    h1 = np.tanh(np.dot(x, w1) + b1)
    h2 = np.tanh(np.dot(h1, w2) + b2)
    h3 = np.tanh(np.dot(h2, w3) + b3)
    y = np.dot(h3, w4) + b4
    # 誤差逆伝播
    dy = (y - t) / len(x)
    d3 = np.dot(dy, w4.T) * (1 - h3 ** 2)
    d2 = np.dot(d3, w3.T) * (1 - h2 ** 2)
    d1 = np.dot(d2, w2.T) * (1 - h1 ** 2)
    # 更新
    w4 = w4 - eta * np.dot(h3.T, dy)
    b4 = b4 - eta * np.sum(dy, axis=0, keepdims=True)
    w3 = w2 - eta * np.dot(h2.T, d3)
    b3 = b3 - eta * np.sum(d3, axis=0, keepdims=True)
    w2 = w2 - eta * np.dot(h1.T, d2)
    b2 = b2 - eta * np.sum(d2, axis=0, keepdims=True)
    w1 = w1 - eta * np.dot(x.T, d1)
    b1 = b1 - eta * np.sum(d1, axis=0, keepdims=True)
    if epoch % 400 == 0:
        print(epoch, np.mean((y - t) ** 2))

print("最終誤差", np.mean((y - t) ** 2))
