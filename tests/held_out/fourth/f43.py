import numpy as np

np.random.seed(27)
# one row per measurement series, as read from the file
n = 90
wind = np.random.uniform(0, 12, n)
sun = np.random.uniform(0, 10, n)
rain = np.random.exponential(2, n)
table = np.array([wind, sun, rain])             # 3 x 90
power = 0.3 * wind ** 1.5 + 1.2 * sun - 0.4 * rain
y = (power - power.mean()) / power.std()

table = (table - table.mean(axis=1, keepdims=True)) / table.std(axis=1, keepdims=True)
X = table.reshape(n, 3)
Y = y.reshape(n, 1)


def mlp(seed=0, hidden=5):
    r = np.random.RandomState(seed)
    return [r.randn(3, hidden) * 0.5, np.zeros(hidden), r.randn(hidden, 1) * 0.5, np.zeros(1)]


def run(p, X):
    h = np.tanh(X @ p[0] + p[1])
    return h, h @ p[2] + p[3]


p = mlp()
for epoch in range(1000):
    h, out = run(p, X)
    g = 2 * (out - Y) / n
    gh = g @ p[2].T * (1 - h ** 2)
    for q, dq in zip(p, [X.T @ gh, gh.sum(0), h.T @ g, g.sum(0)]):
        q -= 0.1 * dq
    if epoch % 200 == 0:
        print(epoch, "mse", np.mean((out - Y) ** 2))
print("R2", 1 - np.mean((run(p, X)[1] - Y) ** 2) / Y.var())
