import numpy as np

w1, w2, b = np.float64(0.3), 0.6, .1
lr = 0.1; history = []
xs = [0.1 * k for k in range(10)]; ts = [2 * x + 1 for x in xs]
for e in range(200):
    s = 0
    dw1 = dw2 = db = 0.0
    for x, t in zip(xs, ts):
        h = max(w1 * x, 0.01 * w1 * x)
        o = w2 * h + b
        s += (o - t) ** 2
        dw2 += 2 * (o - t) * h; db += 2 * (o - t)
        dw1 += 2 * (o - t) * w2 * (x if w1 * x > 0 else 0.01 * x)
    w1, w2, b = w1 - lr * dw1 / 10, w2 - lr * dw2 / 10, b - lr * db / 10
    history.append(s)
print(w1, w2, b, history[-1], sum(history) / len(history), sorted(history)[:2])
