# XOR without numpy arrays, everything by hand
import math
import random

random.seed(7)

data = [([0.0, 0.0], 0.0), ([0.0, 1.0], 1.0), ([1.0, 0.0], 1.0), ([1.0, 1.0], 0.0)]
H = 4
w_hidden = [[random.uniform(-1, 1) for _ in range(2)] for _ in range(H)]
b_hidden = [random.uniform(-1, 1) for _ in range(H)]
w_out = [random.uniform(-1, 1) for _ in range(H)]
b_out = 0.0
rate = 0.8


def sig(s):
    if s < -60:
        return 0.0
    return 1.0 / (1.0 + math.exp(-s))


def forward(inp):
    hid = []
    for j in range(H):
        s = b_hidden[j]
        for k in range(2):
            s += w_hidden[j][k] * inp[k]
        hid.append(sig(s))
    s = b_out
    for j in range(H):
        s += w_out[j] * hid[j]
    return hid, sig(s)


for epoch in range(3000):
    total = 0.0
    for inp, target in data:
        hid, out = forward(inp)
        err = target - out
        total += err * err
        delta_out = err * out * (1 - out)
        delta_hid = []
        for j in range(H):
            delta_hid.append(delta_out * w_out[j] * hid[j] * (1 - hid[j]))
        for j in range(H):
            w_out[j] += rate * delta_out * hid[j]
            for k in range(2):
                w_hidden[j][k] += rate * delta_hid[j] * inp[k]
            b_hidden[j] += rate * delta_hid[j]
        b_out += rate * delta_out
    if epoch % 500 == 0:
        print("epoch %d error %.5f" % (epoch, total))

for inp, target in data:
    print(inp, target, round(forward(inp)[1], 3))
print("total error =", total)
