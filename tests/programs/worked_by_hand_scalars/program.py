from math import exp

# one example worked by hand: two inputs, two hidden, two outputs
i1, i2 = 0.1, 0.3
t1, t2 = 0.05, 0.9
w1, w2, w3, w4 = 0.2, 0.1, 0.3, 0.25
w5, w6, w7, w8 = 0.5, 0.35, 0.4, 0.45
b1, b2 = 0.3, 0.5           # stay as they are
eta = 0.6


def sig(v):
    return 1 / (1 + exp(-v))


for n in range(5000):
    # forward
    h1 = sig(w1 * i1 + w2 * i2 + b1)
    h2 = sig(w3 * i1 + w4 * i2 + b1)
    o1 = sig(w5 * h1 + w6 * h2 + b2)
    o2 = sig(w7 * h1 + w8 * h2 + b2)
    E = 0.5 * (t1 - o1) ** 2 + 0.5 * (t2 - o2) ** 2
    if n == 0:
        print("start: o1 = %.6f o2 = %.6f E0: %.6f" % (o1, o2, E))

    # backward
    d1 = (o1 - t1) * o1 * (1 - o1)
    d2 = (o2 - t2) * o2 * (1 - o2)
    e1 = (d1 * w5 + d2 * w7) * h1 * (1 - h1)
    e2 = (d1 * w6 + d2 * w8) * h2 * (1 - h2)

    w5 = w5 - eta * d1 * h1
    w6 = w6 - eta * d1 * h2
    w7 = w7 - eta * d2 * h1
    w8 = w8 - eta * d2 * h2
    w1 = w1 - eta * e1 * i1
    w2 = w2 - eta * e1 * i2
    w3 = w3 - eta * e2 * i1
    w4 = w4 - eta * e2 * i2

print("o1 =", round(o1, 4), "o2 =", round(o2, 4))
print("E =", E)
