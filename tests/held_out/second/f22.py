import numpy as np

np.random.seed(31)

# 8x8 图片, 像素是 uint8 (0-255)
def make(n):
    imgs = np.zeros((n, 8, 8), dtype=np.uint8)
    labels = np.random.randint(0, 4, n)
    for i, c in enumerate(labels):
        base = np.random.randint(60, 120, (8, 8))
        r, s = (c // 2) * 4, (c % 2) * 4
        base[r:r + 4, s:s + 4] += np.random.randint(30, 100)
        imgs[i] = base
    return imgs.reshape(n, 64), labels


x_train, y_train = make(300)
x_test, y_test = make(100)
x_train = (2 * x_train - 200) / 255
x_test = (2 * x_test - 200) / 255
t_train = np.eye(4)[y_train]

W1 = np.random.randn(64, 20) * 0.1
b1 = np.zeros(20)
W2 = np.random.randn(20, 4) * 0.1
b2 = np.zeros(4)


def softmax(a):
    c = np.max(a, axis=1, keepdims=True)
    e = np.exp(a - c)
    return e / np.sum(e, axis=1, keepdims=True)


lr = 0.2
for epoch in range(60):
    idx = np.random.permutation(300)
    for i in range(0, 300, 30):
        xb, tb = x_train[idx[i:i + 30]], t_train[idx[i:i + 30]]
        z1 = np.dot(xb, W1) + b1
        a1 = np.maximum(0, z1)
        y = softmax(np.dot(a1, W2) + b2)
        dy = (y - tb) / 30
        da = np.dot(dy, W2.T) * (z1 > 0)
        W2 -= lr * np.dot(a1.T, dy)
        b2 -= lr * dy.sum(axis=0)
        W1 -= lr * np.dot(xb.T, da)
        b1 -= lr * da.sum(axis=0)

pred = np.argmax(np.dot(np.maximum(0, np.dot(x_test, W1) + b1), W2) + b2, axis=1)
print("测试准确率", np.mean(pred == y_test))
