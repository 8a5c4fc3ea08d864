# 三层网络拟合一个函数
import numpy as np

np.random.seed(2)
样本 = np.random.uniform(-2, 2, (150, 1))
目标 = np.cos(2.5 * 样本) + 0.3 * 样本

W1 = np.random.randn(1, 6)
b1 = np.random.randn(6) * 0.5
W2 = np.random.randn(6, 6) * 0.4
b2 = np.zeros(6)
W3 = np.random.randn(6, 1) * 0.4
b3 = np.zeros(1)
学习率 = 0.1

for 轮 in range(2000):
    # 前向
    h1 = np.tanh(样本 @ W1 + b1)
    h2 = np.tanh(h1 @ W2 + b2)
    输出 = h2 @ W3 + b3
    差 = 输出 - 目标
    # 反向
    d3 = 2 * 差 / len(样本)
    d2 = (d3 @ W3.T) * (1 - h2 ** 2)
    d1 = (d2 @ W2.T) * (1 - h1 ** 2)
    W3 -= 学习率 * (h2.T @ d3)
    b3 -= 学习率 * d3.sum(axis=0)
    W2 -= 学习率 * (h1.T @ d2)
    b2 -= 学习率 * d2.sum(axis=0)
    W1 -= 学习率 * (样本.T @ d1)
    b1 -= 学习率 * d1.sum(axis=0)
    if 轮 % 500 == 0:
        print("第", 轮, "轮:", np.mean(差 ** 2))

print("误差", np.mean(差 ** 2))
