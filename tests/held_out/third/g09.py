from math import exp
from random import seed, uniform

seed(4)

def sig(x):
    return 1 / (1 + exp(-x))

data = [([0.05, 0.1], [0.01, 0.99]), ([0.9, 0.2], [0.99, 0.01]),
        ([0.8, 0.9], [0.01, 0.99]), ([0.1, 0.8], [0.99, 0.01])]

nh = 4
wh = [[uniform(-1, 1) for _ in range(3)] for _ in range(nh)]      # last one is the bias
wo = [[uniform(-1, 1) for _ in range(nh + 1)] for _ in range(2)]
rate = 4.0

def run(x):
    h = [sig(w[0] * x[0] + w[1] * x[1] + w[2]) for w in wh]
    o = []
    for w in wo:
        s = w[-1]
        for j in range(nh):
            s += w[j] * h[j]
        o.append(sig(s))
    return h, o

for epoch in range(1500):
    err = 0
    for x, t in data:
        h, o = run(x)
        do = [(o[k] - t[k]) * o[k] * (1 - o[k]) for k in range(2)]
        err += sum((o[k] - t[k]) ** 2 for k in range(2))

        eh = []
        for j in range(nh):
            eh.append(sum(do[k] * wo[k][j] for k in range(2)) * h[j] * (1 - h[j]))

        # output layer
        for k in range(2):
            for j in range(nh):
                wo[k][j] -= rate * do[k] * h[j]
            wo[k][-1] -= rate * do[k]

        # hidden layer
        for j in range(nh):
            for i in range(2):
                wh[j][i] -= rate * eh[j] * x[i]
            wh[j][2] -= rate * eh[j]
    if epoch % 300 == 0:
        print(epoch, err)

print("sum of squared errors", err)
for x, t in data:
    print(x, t, [round(v, 3) for v in run(x)[1]])
