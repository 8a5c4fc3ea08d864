import numpy as np

rnd = np.random.RandomState(60)

def sig(z): return 0.5 * (1 + np.tanh(z / 2))
def swish(z): return z * sig(z)
def dswish(z):
    s = sig(z)
    return s * (1 + z * (1 - s))

x = rnd.uniform(-2, 2, (130, 3))
y = np.exp(-x[:, 0] ** 2) + 0.5 * x[:, 1] * (x[:, 2] > 0)
y = y.reshape(-1, 1) + 0.02 * rnd.randn(130, 1)

theta = {'A': rnd.randn(3, 30) / np.sqrt(3), 'a': np.zeros(30), 'B': rnd.randn(30, 1) / np.sqrt(30), 'b': np.zeros(1)}
cache = {k: np.zeros(v.shape) for k, v in theta.items()}
decay, lr, eps = 0.95, 0.003, 1e-6

for epoch in range(120):
    sel = rnd.permutation(130)
    for part in np.array_split(sel, 5):
        xb, yb = x[part], y[part]
        z = xb @ theta['A'] + theta['a']
        h = swish(z)
        e = h @ theta['B'] + theta['b'] - yb
        d = np.tanh(e) / len(part)            # derivative of log cosh
        dz = d @ theta['B'].T * dswish(z)
        grad = {'A': xb.T @ dz, 'a': dz.sum(0), 'B': h.T @ d, 'b': d.sum(0)}
        for k in theta:
            cache[k] = decay * cache[k] + (1 - decay) * grad[k] ** 2
            theta[k] -= lr * grad[k] / (np.sqrt(cache[k]) + eps)
    if epoch % 30 == 0:
        e = swish(x @ theta['A'] + theta['a']) @ theta['B'] + theta['b'] - y
        print('epoch', epoch, 'log-cosh', np.log(np.cosh(e)).mean())

e = swish(x @ theta['A'] + theta['a']) @ theta['B'] + theta['b'] - y
print('log-cosh', np.log(np.cosh(e)).mean(), 'rmse', np.sqrt((e ** 2).mean()))
