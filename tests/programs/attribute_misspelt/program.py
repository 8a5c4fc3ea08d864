# 单个神经元学习"或"
import numpy as np


class Unit:
    def __init__(self, n):
        # 初始化
        self.weights = np.zeros(n)
        self.bias = 0.0

    def forward(self, x):
        return 1 / (1 + np.exp(-(x @ self.weights + self.bias)))

    def learn(self, x, t, rate):
        diff = self.forward(x) - t
        # 更新权重
        self.weigths -= rate * x.T @ diff / len(t)
        self.bias -= rate * diff.mean()


x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)
t = np.array([0, 1, 1, 1], dtype=float)
unit = Unit(2)
for _ in range(500):
    unit.learn(x, t, 1.0)
print("输出", unit.forward(x).round(3))
print("正确", int(((unit.forward(x) > 0.5) == t).sum()), "/ 4")
