import numpy as np

# exclusive or
X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=np.float64)
y = np.array([[0], [1], [1], [0]], dtype=np.float64)
np.random.seed(0)


class XorNet:
    def __init__(self, hidden):
        self.w1 = np.random.uniform(-1, 1, (2, hidden))
        self.w2 = np.random.uniform(-1, 1, (hidden, 1))
        self.b1 = np.zeros((1, hidden))
        self.b2 = np.zeros((1, 1))

    def feedforward(self, x):
        self.h = np.tanh(np.dot(x, self.w1) + self.b1)
        self.o = 1.0 / (1.0 + np.exp(-(np.dot(self.h, self.w2) + self.b2)))
        return self.o

    def backprop(self, x, y, lr):
        m = x.shape[0]
        d_o = (self.o - y) / m
        d_h = np.dot(d_o, self.w2.T) * (1 - self.h ** 2)
        self.w2 -= lr * np.dot(self.h.T, d_o)
        self.b2 -= lr * d_o.sum(axis=0, keepdims=True)
        self.w1 -= lr * np.dot(x.T, d_h)
        self.b1 -= lr * d_h.sum(axis=0, keepdims=True)


net = XorNet(4)
for i in range(2000):
    o = net.feedforward(X)
    loss = -np.mean(y * np.log(o) + (1 - y) * np.log(1 - o))
    net.backprop(X, y, 1.0)
    if i % 500 == 0:
        print("loss", loss)
print("loss after training:", loss)
