# two inputs, two hidden units, two outputs, one example, everything by name
import math

i1, i2 = 0.15, 0.35
t1, t2 = 0.2, 0.85

w1, w2, w3, w4 = 0.31, -0.22, 0.47, 0.18
w5, w6, w7, w8 = 0.52, -0.36, 0.24, 0.61
b1 = 0.25
b2 = 0.4
eta = 0.8


def squash(z):
    return 1 / (1 + math.exp(-z))


for k in range(700):
    h1 = squash(w1 * i1 + w2 * i2 + b1)
    h2 = squash(w3 * i1 + w4 * i2 + b1)
    o1 = squash(w5 * h1 + w6 * h2 + b2)
    o2 = squash(w7 * h1 + w8 * h2 + b2)

    d_o1 = (o1 - t1) * o1 * (1 - o1)
    d_o2 = (o2 - t2) * o2 * (1 - o2)
    d_h1 = (d_o1 * w5 + d_o2 * w7) * h1 * (1 - h1)
    d_h2 = (d_o1 * w6 + d_o2 * w8) * h2 * (1 - h2)

    w5 = w5 - eta * d_o1 * h1
    w6 = w6 - eta * d_o1 * h2
    w7 = w7 - eta * d_o2 * h1
    w8 = w8 - eta * d_o2 * h2
    w1 = w1 - eta * d_h1 * i1
    w2 = w2 - eta * d_h1 * i2
    w3 = w3 - eta * d_h2 * i1
    w4 = w4 - eta * d_h2 * i2
    b2 = b2 - eta * (d_o1 + d_o2)
    b1 = b1 - eta * (d_h1 + d_h2)

    if k % 100 == 0:
        print(k, 0.5 * (t1 - o1) ** 2 + 0.5 * (t2 - o2) ** 2)

h1 = squash(w1 * i1 + w2 * i2 + b1)
h2 = squash(w3 * i1 + w4 * i2 + b1)
o1 = squash(w5 * h1 + w6 * h2 + b2)
o2 = squash(w7 * h1 + w8 * h2 + b2)
print("outputs", o1, o2)
print("error", 0.5 * (t1 - o1) ** 2 + 0.5 * (t2 - o2) ** 2)
