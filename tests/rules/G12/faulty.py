import numpy as np

rng = np.random.default_rng(5)
x = rng.normal(size=(10, 3))
t = np.tanh(x @ rng.normal(size=(3, 3)))
A, B, C = (rng.normal(0, 0.7, (3, 3)) for _ in range(3))
step = 0.02

for _ in range(150):
    h = np.tanh(x @ A)
    g = np.tanh(h @ B)
    p = g @ C
    dp = p - t
    dg = (dp @ C.T) * (1 - g**2)
    dh = (dg @ B.T) * (1 - h**2)
    gC = h.T @ dp
    gB = h.T @ dg
    gA = x.T @ dh
    C -= step * gC
    B -= step * gB
    A -= step * gA

print("squared error", np.mean((p - t) ** 2))
