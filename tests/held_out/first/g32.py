# 用单隐层网络拟合正弦曲线
import numpy as np

np.random.seed(4)
x_data = np.linspace(-np.pi, np.pi, 40)
y_data = np.sin(x_data)

hidden_size = 15
w1 = np.random.randn(hidden_size) * 1.0
b1 = np.random.randn(hidden_size) * 1.0
w2 = np.random.randn(hidden_size) * 0.3
b2 = 0.0
lr = 0.02   # 学习率

for epoch in range(300):
    total = 0.0
    order = np.random.permutation(40)
    for i in order:
        x, t = x_data[i], y_data[i]
        # 前向传播
        h = np.tanh(w1 * x + b1)
        y = np.dot(w2, h) + b2
        e = y - t
        total += e ** 2
        # 反向传播
        dh = e * w2 * (1 - h ** 2)
        w2 -= lr * e * h
        b2 -= lr * e
        w1 -= lr * dh * x
        b1 -= lr * dh
    if epoch % 50 == 0:
        print("第%d轮 损失 %.6f" % (epoch, total / 40))
print("最终损失", total / 40)
