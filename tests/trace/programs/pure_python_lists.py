import math
import random

random.seed(7)
def sig(t): return 1.0 / (1.0 + math.exp(-t))
w1 = [[random.uniform(-1, 1) for _ in range(3)] for _ in range(4)]
w2 = [random.uniform(-1, 1) for _ in range(5)]
data = [((0, 0), 0), ((0, 1), 1), ((1, 0), 1), ((1, 1), 0)]
for epoch in range(800):
    err = 0
    for (a, b), t in data:
        h = []
        for row in w1:
            h.append(sig(row[0] * a + row[1] * b + row[2]))
        o = sig(sum(w * v for w, v in zip(w2, h)) + w2[-1])
        d = (t - o) * o * (1 - o)
        err += 0.5 * (t - o) ** 2
        for k in range(4):
            dh = d * w2[k] * h[k] * (1 - h[k])
            w2[k] += 0.5 * d * h[k]
            w1[k][0] += 0.5 * dh * a
            w1[k][1] += 0.5 * dh * b
            w1[k][2] += 0.5 * dh
        w2[4] += 0.5 * d
    if epoch % 200 == 0:
        print(epoch, err)
print(w1, w2)
