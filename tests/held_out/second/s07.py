import numpy as np

np.random.seed(10)
# 二分类逻辑回归
n = 100
X = np.vstack([np.random.randn(n, 2) + [2, 2], np.random.randn(n, 2) + [-1, -1]])
y = np.hstack([np.ones(n), np.zeros(n)])

w = np.zeros(2)
b = 0.0
学习率 = 0.1
for i in range(500):
    z = np.dot(X, w) + b
    p = 1 / (1 + np.exp(-z))
    损失 = -np.mean(y * np.log(p + 1e-10) + (1 - y) * np.log(1 - p + 1e-10))
    dw = np.dot(X.T, (p - y)) / len(y)
    db = np.sum(p - y) / len(y)
    w -= 学习率 * dw
    b -= 学习率 * db
    if i % 100 == 0:
        print("迭代", i, "损失", round(损失, 4))

print("准确率:", np.mean((p > 0.5) == y))
