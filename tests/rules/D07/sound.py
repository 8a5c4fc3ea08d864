import numpy as np
rng = np.random.default_rng(7)
X = np.vstack([rng.normal(m, .5, (60, 2)) for m in ((2, 2), (2.7, .9), (1.2, .9))])
y = np.repeat(np.arange(3), 60)
W1 = rng.normal(0, 1, (2, 8)); b1 = np.zeros(8); W2 = rng.normal(0, 1, (8, 3)); b2 = np.zeros(3)
for epoch in range(15):
    for i in rng.permutation(len(X)):
        x = X[i:i+1]
        h = np.tanh(x @ W1 + b1)
        z = h @ W2 + b2
        p = np.exp(z - z.max()); p = p / p.sum()
        d = p.copy(); d[0, y[i]] -= 1
        dh = d @ W2.T * (1 - h ** 2)
        W2 -= .3 * h.T @ d; b2 -= .3 * d[0]
        W1 -= .3 * x.T @ dh; b1 -= .3 * dh[0]
h = np.tanh(X @ W1 + b1)
print("accuracy", np.mean((h @ W2 + b2).argmax(1) == y))
