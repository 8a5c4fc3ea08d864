import numpy as np

class XorNet:
    def __init__(self, seed=3):
        rs = np.random.RandomState(seed)
        self.W1 = rs.normal(size=(4, 2))
        self.b1 = rs.normal(size=(4, 1))
        self.W2 = rs.normal(size=(1, 4))
        self.b2 = np.zeros((1, 1))
        self.a1 = np.zeros((4, 1))

    def sigma(self, z):
        return 1.0 / (1.0 + np.exp(-z))

    def feedforward(self, x):
        self.x = x
        z1 = self.W1 @ x + self.b1
        z2 = self.W2 @ self.a1 + self.b2
        self.a1 = self.sigma(z1)
        self.a2 = self.sigma(z2)
        return self.a2

    def backprop(self, y, eta):
        d2 = (self.a2 - y) * self.a2 * (1 - self.a2)
        d1 = (self.W2.T @ d2) * self.a1 * (1 - self.a1)
        self.W2 -= eta * d2 @ self.a1.T
        self.b2 -= eta * d2
        self.W1 -= eta * d1 @ self.x.T
        self.b1 -= eta * d1

data = [((0, 0), 0), ((0, 1), 1), ((1, 0), 1), ((1, 1), 0)]
net = XorNet()
np.random.seed(0)

for epoch in range(2500):
    sq = 0
    for k in np.random.permutation(4):
        x, y = data[k]
        x = np.array(x, dtype=float).reshape(2, 1)
        sq += float((net.feedforward(x) - y)[0, 0] ** 2)
        net.backprop(y, 1.5)
    if epoch % 500 == 0:
        print("epoch %d: sum of squares %.4f" % (epoch, sq))

print("sum of squares %.4f" % sq)
for x, y in data:
    print(x, y, net.feedforward(np.array(x, dtype=float).reshape(2, 1))[0, 0].round(3))
