import numpy as np
import matplotlib.pyplot as plt

np.random.seed(33)
inputs = np.array([[-1, -1], [-1, 1], [1, -1], [1, 1]])
targets = np.array([-1, 1, 1, -1])

w_ih = np.random.uniform(-0.8, 0.8, (2, 4))
b_h = np.random.uniform(-0.8, 0.8, 4)
w_ho = np.random.uniform(-0.8, 0.8, 4)
b_o = 0.1
lr = 0.1


def think(v):
    h = np.tanh(np.dot(v, w_ih) + b_h)
    return h, np.tanh(np.dot(h, w_ho) + b_o)


curve = []
for epoch in range(1500):
    err = 0
    for v, t in zip(inputs, targets):
        h, o = think(v)
        err += (t - o) ** 2 / 2
        d_o = (t - o) * (1 - o ** 2)
        d_h = d_o * w_ho * (1 - h ** 2)
        w_ho = w_ho + lr * d_o * h
        b_o = b_o + lr * d_o
        w_ih = w_ih + lr * np.outer(v, d_h)
        b_h = b_h + lr * d_h
    curve.append(err)

plt.plot(curve)
plt.xlabel("epoch")
plt.ylabel("error")
plt.close()

print("+----+----+--------+--------+")
print("| x1 | x2 | wanted | output |")
print("+----+----+--------+--------+")
hits = 0
for v, t in zip(inputs, targets):
    o = think(v)[1]
    hits += (o > 0) == (t > 0)
    print("| %2d | %2d | %6d | %6.3f |" % (v[0], v[1], t, o))
print("+----+----+--------+--------+")
print("patterns learned:", hits, "of 4")

try:
    text = input("two numbers, or nothing to stop: ")
except EOFError:
    text = ""
if text:
    print(think(np.array([float(s) for s in text.split()]))[1])
