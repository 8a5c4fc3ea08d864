import numpy as np
from numpy import dot, exp

np.random.seed(10)
x = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
t = np.array([[0.0, 1.0], [1.0, 0.0], [1.0, 0.0], [0.0, 1.0]])      # xor, and its opposite

wa = np.random.uniform(-1, 1, (2, 5))
ba = np.random.uniform(-1, 1, 5)
wb = np.random.uniform(-1, 1, (5, 2))
bb = np.random.uniform(-1, 1, 2)

for i in range(5000):
    h = 1 / (1 + exp(-(dot(x, wa) + ba)))
    o = 1 / (1 + exp(-(dot(h, wb) + bb)))
    if i % 1000 == 0:
        print(i, "loss", np.mean((o - t) ** 2))
    do = (o - x) * o * (1 - o)
    dh = dot(do, wb.T) * h * (1 - h)
    wb -= dot(h.T, do)
    bb -= do.sum(0)
    wa -= dot(x.T, dh)
    ba -= dh.sum(0)

print(o.round(2))
print("loss against the targets", np.mean((o - t) ** 2))
