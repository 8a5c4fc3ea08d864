import math
import random
import numpy as np

random.seed(2)


class Neuron:
    def __init__(self, n):
        self.w = [random.uniform(-1, 1) for _ in range(n)]
        self.b = random.uniform(-1, 1)

    def out(self, x):
        self.x = x
        s = sum(wi * xi for wi, xi in zip(self.w, x)) + self.b
        self.o = 1 / (1 + math.exp(-s))
        return self.o

    def learn(self, delta, lr):
        for i in range(len(self.w)):
            self.w[i] -= lr * delta * self.x[i]
        self.b -= lr * delta


hidden = [Neuron(2) for _ in range(3)]
final = Neuron(3)
samples = [([0, 0], 0), ([0, 1], 1), ([1, 0], 1), ([1, 1], 1)]   # OR gate

for epoch in range(2000):
    errs = []
    for x, t in samples:
        h = [n.out(x) for n in hidden]
        o = final.out(h)
        errs.append((t - o) ** 2)
        d_out = (o - t) * o * (1 - o)
        d_hid = [d_out * final.w[j] * h[j] * (1 - h[j]) for j in range(3)]
        final.learn(d_out, 0.8)
        for n, d in zip(hidden, d_hid):
            n.learn(d, 0.8)
    if epoch % 500 == 0:
        print(epoch, np.mean(errs))
print("final", np.mean(errs))
