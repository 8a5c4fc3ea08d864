import numpy as np

np.random.seed(40)

# 房价预测: 面积, 建成年份, 楼层
m = 100
area = np.random.uniform(40, 200, m)
year = np.random.randint(1970, 2020, m)
floor = np.random.randint(1, 30, m)
price = (area - 120) / 50 + (year - 1995) / 20 + 0.01 * floor + 0.1 * np.random.randn(m)

X = np.column_stack([area, year, floor]).astype(float)
y = price.reshape(-1, 1)

W1 = np.random.randn(3, 10) * 0.5
b1 = np.zeros((1, 10))
W2 = np.random.randn(10, 1) * 0.5
b2 = np.zeros((1, 1))
lr = 0.05

for i in range(2000):
    h = np.tanh(X @ W1 + b1)
    pred = h @ W2 + b2
    loss = np.mean((pred - y) ** 2)
    d2 = 2 * (pred - y) / m
    d1 = d2 @ W2.T * (1 - h ** 2)
    W2 -= lr * h.T @ d2
    b2 -= lr * d2.sum(axis=0, keepdims=True)
    W1 -= lr * X.T @ d1
    b1 -= lr * d1.sum(axis=0, keepdims=True)
    if i % 400 == 0:
        print("第", i, "轮 loss =", loss)

print("最终 loss =", loss)
