import numpy as np

np.random.seed(5)
muster = np.array([[-1, -1], [-1, 1], [1, -1], [1, 1]], dtype=float)
ziel = np.array([-1.0, 1.0, 1.0, -1.0])
v = np.random.uniform(-0.8, 0.8, (3, 3))   # 2 Eingänge + 1 Schwelle -> 3 versteckte
w = np.random.uniform(-0.8, 0.8, 4)        # 3 versteckte + 1 Schwelle
for schritt in range(4000):
    k = np.random.randint(4)
    x = np.append(muster[k], 1.0)
    h = np.tanh(x @ v)
    hb = np.append(h, 1.0)
    y = np.tanh(hb @ w)
    dy = (ziel[k] - y) * (1 - y * y)
    dh = dy * w[:3] * (1 - h * h)
    w += 0.1 * dy * hb
    v += 0.1 * np.outer(x, dh)
richtig = 0
for k in range(4):
    y = np.tanh(np.append(np.tanh(np.append(muster[k], 1.0) @ v), 1.0) @ w)
    print(muster[k], ziel[k], round(float(y), 3))
    richtig += np.sign(y) == ziel[k]
print("richtig:", int(richtig))
