import numpy as np

rng = np.random.default_rng(15)
H, T = 10, 8
Wx = rng.normal(0, 0.5, (H, 1))
Wh = rng.normal(0, 0.3, (H, H))
bh = np.zeros((H, 1))
Wy = rng.normal(0, 0.3, (1, H))
by = np.zeros((1, 1))
lr = 0.05
smooth = None
for it in range(3000):
    xs = rng.uniform(-0.5, 0.5, T)
    ts = np.concatenate([[0, 0], xs[:-2]])
    hs = {-1: np.zeros((H, 1))}
    ys = {}
    loss = 0
    for t in range(T):
        hs[t] = np.tanh(Wx * xs[t] + Wh @ hs[t - 1] + bh)
        ys[t] = Wy @ hs[t] + by
        loss += float((ys[t][0, 0] - ts[t]) ** 2) / T
    dWx, dWh, dbh, dWy, dby = [np.zeros_like(m) for m in (Wx, Wh, bh, Wy, by)]
    nxt = np.zeros((H, 1))
    for t in reversed(range(T)):
        dy = 2 * (ys[t] - ts[t]) / T
        dWy += dy @ hs[t].T
        dby += dy
        dz = (Wy.T @ dy + nxt) * (1 - hs[t] ** 2)
        dWx += dz * xs[t]
        dWh += dz @ hs[t - 1].T
        dbh += dz
        nxt = Wh.T @ dz
    for p, g in zip((Wx, Wh, bh, Wy, by), (dWx, dWh, dbh, dWy, dby)):
        p -= lr * np.clip(g, -1, 1)
    smooth = loss if smooth is None else 0.99 * smooth + 0.01 * loss
    if it % 500 == 0:
        print(it, smooth)
print("last mse", smooth)
