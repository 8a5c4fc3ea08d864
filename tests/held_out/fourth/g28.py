import math
import random

HIDDEN = 4
random.seed(14)


class Net:
    def __init__(self, n_in, n_hid):
        self.v = [[random.uniform(-2, 2) for _ in range(n_in + 1)] for _ in range(n_hid)]
        self.w = [random.uniform(-2, 2) for _ in range(n_hid + 1)]

    def run(self, x):
        self.x = list(x) + [1.0]
        self.h = [math.tanh(sum(a * b for a, b in zip(row, self.x))) for row in self.v] + [1.0]
        self.o = 1.0 / (1.0 + math.exp(-sum(a * b for a, b in zip(self.w, self.h))))
        return self.o

    def learn(self, target, rate):
        d = self.o - target
        for j, row in enumerate(self.v):
            back = d * self.w[j] * (1 - self.h[j] ** 2)
            for i in range(len(row)):
                row[i] -= rate * back * self.x[i]
        for j in range(len(self.w)):
            self.w[j] -= rate * d * self.h[j]


table = {(0, 0): 0, (0, 1): 1, (1, 0): 1, (1, 1): 0}
net = Net(2, HIDDEN)
for epoch in range(2500):
    loss = 0
    for x, t in table.items():
        p = net.run(x)
        loss -= math.log(p if t == 1 else 1 - p)
        net.learn(t, 0.3)
    if epoch % 500 == 0:
        print(epoch, round(loss / 4, 4))
print("mean cross entropy", loss / 4)
for x in table:
    print(x, round(net.run(x), 3), table[x])
