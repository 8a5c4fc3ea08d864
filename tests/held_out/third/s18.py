import numpy as np

np.random.seed(30)
T, H, N = 6, 12, 200
seqs = np.random.choice([-1.0, 1.0], (N, T))
# target: did the sum end above zero?
target = (seqs.sum(axis=1) > 0).astype(float)

Wx = np.random.randn(H) * 0.5
Wh = np.random.randn(H, H) * 0.2
bh = np.zeros(H)
Wy = np.random.randn(H) * 0.3
by = 0.0
lr = 0.3

for epoch in range(400):
    hs = [np.zeros((N, H))]
    for t in range(T):
        hs.append(np.tanh(np.outer(seqs[:, t], Wx) + hs[-1] @ Wh + bh))
    p = 1 / (1 + np.exp(-(hs[-1] @ Wy + by)))
    loss = -np.mean(target * np.log(p) + (1 - target) * np.log(1 - p))

    dy = (p - target) / N
    dWy, dby = hs[-1].T @ dy, dy.sum()
    dWx, dWh, dbh = np.zeros_like(Wx), np.zeros_like(Wh), np.zeros_like(bh)
    dh = np.outer(dy, Wy)
    for t in range(T - 1, -1, -1):
        da = dh * (1 - hs[t + 1] ** 2)
        dWx += seqs[:, t] @ da
        dWh += hs[t].T @ da
        dbh += da.sum(axis=0)
        dh = da @ Wh.T

    for p_, d_ in ((Wx, dWx), (Wh, dWh), (bh, dbh), (Wy, dWy)):
        p_ -= lr * np.clip(d_, -1, 1)
    by -= lr * dby
    if epoch % 80 == 0:
        print("epoch", epoch, "loss", round(loss, 4))

print("loss", loss, "accuracy", np.mean((p > 0.5) == target))
