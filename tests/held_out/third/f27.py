# -*- coding: utf-8 -*-
# 三分类小网络
import numpy as np

np.random.seed(9)
每类 = 40
中心 = [(0, 2), (2, -1), (-2, -1)]
数据 = np.vstack([np.random.randn(每类, 2) * 0.5 + c for c in 中心])
标签 = np.repeat(np.arange(3), 每类)
独热 = np.eye(3)[标签]

w1 = np.random.randn(2, 10) * 0.5
b1 = np.zeros((1, 10))
w2 = np.random.randn(10, 3) * 0.5
b2 = np.zeros((1, 3))


def 前向(x):
    h = np.maximum(x @ w1 + b1, 0)
    z = h @ w2 + b2
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return h, e / e.sum(axis=1, keepdims=True)


def 准确率(p, t):
    预测 = np.argmax(p, axis=0)
    真实 = np.argmax(t, axis=0)
    return np.sum(预测 == 真实) / len(t)


学习率 = 0.3
for 轮 in range(301):
    h, p = 前向(数据)
    损失 = -np.sum(独热 * np.log(p + 1e-9)) / len(数据)
    d2 = (p - 独热) / len(数据)
    d1 = d2 @ w2.T
    d1[h <= 0] = 0
    w2 -= 学习率 * h.T @ d2
    b2 -= 学习率 * d2.sum(axis=0, keepdims=True)
    w1 -= 学习率 * 数据.T @ d1
    b1 -= 学习率 * d1.sum(axis=0, keepdims=True)
    if 轮 % 100 == 0:
        print("轮", 轮, "损失", 损失, "准确率", 准确率(p, 独热))
