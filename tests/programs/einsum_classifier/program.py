import numpy as np

g = np.random.default_rng(31)
n, k = 200, 5
cls = g.integers(0, k, n)
ang = 2 * np.pi * cls / k + g.normal(0, 0.15, n)
x = np.stack([np.cos(ang), np.sin(ang)], -1) * g.uniform(0.5, 1.5, (n, 1))
onehot = (cls[:, None] == np.arange(k)).astype(float)

w, b = g.normal(0, 1, (2, 20)), np.zeros(20)
v, c = g.normal(0, 0.3, (20, k)), np.zeros(k)


def logp(w, b, v, c):
    h = np.tanh(np.einsum("ni,ij->nj", x, w) + b)
    s = np.einsum("nj,jk->nk", h, v) + c
    m = s.max(-1, keepdims=True)
    return h, s - m - np.log(np.exp(s - m).sum(-1, keepdims=True))


for step in range(800):
    h, lp = logp(w, b, v, c)
    d = (np.exp(lp) - onehot) / n
    e = np.einsum("nk,jk,nj->nj", d, v, 1 - h * h)
    w, b, v, c = (
        w - 0.5 * np.einsum("ni,nj->ij", x, e),
        b - 0.5 * np.einsum("nj->j", e),
        v - 0.5 * np.einsum("nj,nk->jk", h, d),
        c - 0.5 * np.einsum("nk->k", d),
    )
    if step % 200 == 0:
        print("nll", -np.einsum("nk,nk->", onehot, lp) / n)

_, lp = logp(w, b, v, c)
print("right", np.mean(lp.argmax(-1) == cls))
print("nll", -np.einsum("nk,nk->", onehot, lp) / n)
