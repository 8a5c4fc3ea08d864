import numpy as np

class GatedNet:
    def __init__(self, nIn, nHid, seed):
        gen = np.random.RandomState(seed)
        self.wGate = gen.randn(nIn, nHid) / np.sqrt(nIn)
        self.bGate = np.ones(nHid)
        self.wVal = gen.randn(nIn, nHid) / np.sqrt(nIn)
        self.bVal = np.zeros(nHid)
        self.wOut = gen.randn(nHid, 1) / np.sqrt(nHid)
        self.bOut = np.zeros(1)

    def forward(self, x):
        self.x = x
        self.gate = 1 / (1 + np.exp(-(x @ self.wGate + self.bGate)))
        self.val = np.tanh(x @ self.wVal + self.bVal)
        self.hid = self.gate * self.val
        return self.hid @ self.wOut + self.bOut

    def trainStep(self, x, y, lr):
        err = self.forward(x) - y
        gOut = err * (2.0 / len(x))
        gHid = gOut @ self.wOut.T
        gGate = gHid * self.val * self.gate * (1 - self.gate)
        gVal = gHid * self.gate * (1 - self.val ** 2)
        self.wOut -= lr * self.hid.T @ gOut
        self.bOut -= lr * gOut.sum(axis=0)
        self.wGate -= lr * self.x.T @ gGate
        self.bGate -= lr * gGate.sum(axis=0)
        self.wVal -= lr * self.x.T @ gVal
        self.bVal -= lr * gVal.sum(axis=0)
        return float(np.mean(err ** 2))

gen = np.random.RandomState(100)
inputs = gen.uniform(-1.5, 1.5, (180, 3))
wanted = inputs[:, [0]] * inputs[:, [1]] + np.abs(inputs[:, [2]])
net = GatedNet(3, 24, 1)
for epoch in range(1500):
    loss = net.trainStep(inputs, wanted, 0.2)
    if epoch % 300 == 0:
        print("epoch", epoch, "loss", loss)
print("loss", loss, "variance", wanted.var())
