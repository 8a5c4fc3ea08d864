# -*- coding: utf-8 -*-
# 用两层神经网络学习异或
import numpy as np

np.random.seed(1)


def tanh(x):
    return np.tanh(x)


def tanh_导数(x):
    return 1 - np.tanh(x) ** 2


X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
y = np.array([[0], [1], [1], [0]])

W1 = np.random.randn(2, 5)
b1 = np.zeros((1, 5))
W2 = np.random.randn(5, 1)
b2 = np.zeros((1, 1))
学习率 = 0.1

for i in range(5000):
    # 前向传播
    z1 = X.dot(W1) + b1
    a1 = tanh(z1)
    z2 = a1.dot(W2) + b2
    a2 = tanh(z2)
    # 反向传播
    误差 = a2 - y
    d2 = 误差 * tanh_导数(z2)
    d1 = d2.dot(W2.T) * tanh_导数(z1)
    W2 -= 学习率 * a1.T.dot(d2)
    b2 -= 学习率 * np.sum(d2, axis=0, keepdims=True)
    W1 -= 学习率 * X.T.dot(d1)
    b1 -= 学习率 * np.sum(d1, axis=0, keepdims=True)
    if i % 1000 == 0:
        print("第%d次 损失 %.5f" % (i, np.mean(误差 ** 2)))

print(a2)
print("最终损失:", np.mean((a2 - y) ** 2))
