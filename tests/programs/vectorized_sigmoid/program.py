import math
import numpy as np

np.random.seed(17)

sigma = np.vectorize(lambda v: 1 / (1 + math.exp(-v)))
sigma_d = np.vectorize(lambda v: math.exp(-v) / (1 + math.exp(-v)) ** 2)

# half adder: sum and carry of two bits
examples = [((0, 0), (0, 0)), ((0, 1), (1, 0)), ((1, 0), (1, 0)), ((1, 1), (0, 1))]

Wh = np.random.uniform(-1, 1, size=(3, 2)); bh = np.random.uniform(-1, 1, size=(3, 1))
Wo = np.random.uniform(-1, 1, size=(2, 3)); bo = np.random.uniform(-1, 1, size=(2, 1))

for epoch in range(3000):
    total = 0
    for bits, want in examples:
        x = np.array(bits).reshape(-1, 1)
        t = np.array(want).reshape(-1, 1)
        zh = Wh @ x + bh
        h = sigma(zh)
        zo = Wo @ h + bo
        o = sigma(zo)
        total += np.sum((t - o) ** 2)

        do = (o - t) * sigma_d(zo)
        dh = Wo.T @ do * sigma_d(zh)
        Wo -= do @ h.T
        bo -= do
        Wh -= dh @ x.T
        bh -= dh
    if epoch % 500 == 0:
        print("epoch %d: %.5f" % (epoch, total))

print("sum of errors:", total)
