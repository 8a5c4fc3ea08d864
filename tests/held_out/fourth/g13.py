import numpy as np

rng = np.random.RandomState(1234)

class 网络:
    def __init__(self, 层):
        self.W = [rng.randn(a, b) * np.sqrt(1.0 / a) for a, b in zip(层[:-1], 层[1:])]
        self.b = [np.zeros((1, b)) for b in 层[1:]]

    def 前向(self, x):
        self.a = [x]
        for W, b in zip(self.W, self.b):
            x = np.tanh(x @ W + b)
            self.a.append(x)
        return x

    def 反向(self, t, 学习率):
        误差 = self.a[-1] - t
        delta = 误差 * (1 - self.a[-1] ** 2)
        for l in reversed(range(len(self.W))):
            dW = self.a[l].T @ delta
            db = delta.sum(axis=0, keepdims=True)
            if l > 0:
                delta = delta @ self.W[l].T * (1 - self.a[l] ** 2)
            self.W[l] -= 学习率 * dW
            self.b[l] -= 学习率 * db
        return 0.5 * np.sum(误差 ** 2)

# 奇偶校验: 3 位
X = np.array([[i >> k & 1 for k in range(3)] for i in range(8)]) * 2.0 - 1
T = X.prod(axis=1, keepdims=True) * 0.9
网 = 网络([3, 6, 6, 1])
for 步 in range(1500):
    网.前向(X)
    损失 = 网.反向(T, 0.1)
    if 步 % 300 == 0:
        print("步", 步, "损失", 损失)
print("损失", 损失)
print(np.c_[T, 网.前向(X)].round(2))
