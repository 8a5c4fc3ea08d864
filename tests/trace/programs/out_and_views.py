import numpy as np

rng = np.random.default_rng(0)
theta = rng.normal(size=17)
W1, b1, W2, b2 = theta[:8].reshape(2, 4), theta[8:12], theta[12:16].reshape(4, 1), theta[16:]
X = np.array([[0., 0], [0, 1], [1, 0], [1, 1]]); T = np.array([[0.], [1], [1], [0]])
g = np.zeros_like(theta); h = np.empty((4, 4)); o = np.empty((4, 1))
for it in range(1500):
    np.matmul(X, W1, out=h); h += b1; np.tanh(h, out=h)
    np.matmul(h, W2, out=o); o += b2; np.negative(o, out=o); np.exp(o, out=o); o += 1; np.reciprocal(o, out=o)
    d = o - T
    dh = d @ W2.T * (1 - h * h)
    g[:8] = (X.T @ dh).ravel(); g[8:12] = dh.sum(0); g[12:16] = (h.T @ d)[:, 0]; g[16:] = d.sum()
    theta -= 0.3 * g
print(theta, o.ravel().round(3))
