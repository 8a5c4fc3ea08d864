from math import tanh, exp
import random

random.seed(11)
N_IN = 2
N_HIDDEN = 3
w_hidden = [[random.uniform(-1, 1) for i in range(N_IN)] for j in range(N_HIDDEN)]
b_hidden = [0.0] * N_HIDDEN
w_out = [0.5] * N_HIDDEN
b_out = 0.0
rate = 0.5
table = [(0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0)]

for epoch in range(3000):
    sse = 0.0
    for row in table:
        x = row[:2]
        t = row[2]
        h = [0.0] * N_HIDDEN
        for j in range(N_HIDDEN):
            s = b_hidden[j]
            for i in range(N_IN):
                s += w_hidden[j][i] * x[i]
            h[j] = tanh(s)
        s = b_out
        for j in range(N_HIDDEN):
            s += w_out[j] * h[j]
        y = 1 / (1 + exp(-s))
        sse += (t - y) ** 2
        dy = (t - y) * y * (1 - y)
        for j in range(N_HIDDEN):
            dh = dy * w_out[j] * (1 - h[j] ** 2)
            w_out[j] += rate * dy * h[j]
            for i in range(N_IN):
                w_hidden[j][i] += rate * dh * x[i]
            b_hidden[j] += rate * dh
        b_out += rate * dy
    if epoch % 500 == 0:
        print(epoch, sse)

print("sum of squares", sse)
