import math, random
random.seed(12)

xor = [((0, 0), 0), ((0, 1), 1), ((1, 0), 1), ((1, 1), 0)]

def r(): return random.random() * 2 - 1

hid = 3
V = [[r(), r(), r()] for _ in range(hid)]      # two inputs and a bias input of 1
W = [r() for _ in range(hid + 1)]
eta = 0.9

def sigmoid(t): return 1 / (1 + math.exp(-t))
def slope(s): return s * (1 - s)      # s is sigmoid(t) already

def feed(x):
    xb = [x[0], x[1], 1]
    H = [sigmoid(sum(v * a for v, a in zip(row, xb))) for row in V] + [1]
    out = sigmoid(sum(w * a for w, a in zip(W, H)))
    return xb, H, out

for step in range(24000):
    x, target = random.choice(xor)
    xb, H, out = feed(x)
    delta = (target - out) * slope(out)
    hd = [delta * W[j] * slope(H[j]) for j in range(hid)]
    for j in range(hid + 1):
        W[j] += eta * delta * H[j]
    for j in range(hid):
        for i in range(3):
            V[j][i] += eta * hd[j] * xb[i]
    if step % 6000 == 0:
        print(step, sum((t - feed(p)[2]) ** 2 for p, t in xor))

for p, t in xor:
    print(p, t, round(feed(p)[2], 3))
