import numpy as np


class Layer:
    def __init__(self):
        self.W = np.ones((3, 2))
    def forward(self, x):
        return np.tanh(x @ self.W) \
            + 1
net = Layer()
for k in range(3):
    x = np.ones((4, 3 if k < 2 else 2))
    print(net.forward(x).sum())
