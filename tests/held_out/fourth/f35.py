import numpy as np

class Nn:
    def __init__(self, i, h, o):
        self.wi = np.random.randn(h, i) * 0.8
        self.bi = np.zeros(h)
        self.wo = np.random.randn(o, h) * 0.8
        self.bo = np.zeros(o)

    def forward(self, x):
        self.x = x
        self.h = 1 / (1 + np.exp(-(np.dot(self.wi, x) + self.bi)))
        self.y = 1 / (1 + np.exp(-(np.dot(self.wo, self.h) + self.bo)))
        return self.y

    def backward(self, t, rate=1.0):
        do = (self.y - t) * self.y * (1 - self.y)
        dh = np.dot(self.wo.T, do) * self.h * (1 - self.h)
        self.wo -= rate * np.outer(do, self.h)
        self.bo -= rate * do
        self.wi -= rate * np.outer(dh, self.x)
        self.bi -= rate * dh


np.random.seed(2)
X = [[0, 0, 1], [0, 1, 1], [1, 0, 0], [1, 1, 0], [1, 1, 1], [0, 0, 0]]
Y = [[0], [1], [1], [0], [0], [0]]
X = np.array(X, dtype=float)
Y = np.array(Y, dtype=float)
net = Nn(3, 6, 1)
epochs = 2000
for e in range(epochs):
    err = 0
    for i in range(len(X)):
        out = net.forward(X[0])
        err += ((out - Y[i]) ** 2).sum()
        net.backward(Y[i])
    if e % 500 == 0:
        print("epoch", e, "err", err)
print("err", err)
for i in range(len(X)):
    print(X[i], Y[i], net.forward(X[i]).round(3))
