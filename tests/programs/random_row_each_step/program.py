import numpy as np

rng = np.random.default_rng(41)
middle = np.array([[2, 0], [-1, 1.7], [-1, -1.7]])
cls = rng.integers(0, 3, 100)
pts = middle[cls] + rng.normal(0, 0.5, (100, 2))

A, a0 = rng.normal(0, 0.5, (6, 2)), np.zeros(6)
B, b0 = rng.normal(0, 0.5, (3, 6)), np.zeros(3)
running = None
for step in range(6000):
    i = rng.integers(100)
    x, k = pts[i], cls[i]
    h = np.tanh(A @ x + a0)
    s = B @ h + b0
    p = np.exp(s - s.max())
    p = p / p.sum()
    loss = -np.log(p[k])
    running = loss if running is None else 0.99 * running + 0.01 * loss

    ds = p
    ds[k] -= 1
    dh = (B.T @ ds) * (1 - h ** 2)
    B -= 0.05 * np.outer(ds, h)
    b0 -= 0.05 * ds
    A -= 0.05 * np.outer(dh, x)
    a0 -= 0.05 * dh
    if step % 1500 == 0:
        print("step", step, "running loss", running)

scores = np.tanh(pts @ A.T + a0) @ B.T + b0
print("correct", (scores.argmax(1) == cls).mean())
