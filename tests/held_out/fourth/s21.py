import numpy as np

np.random.seed(6)
x = np.linspace(-2, 2, 50)
y = x / (1 + x ** 2) + 0.3 * np.cos(3 * x)
H = 5
v = np.random.randn(3 * H + 1)

def net(v):
    w, b, u, c = v[:H], v[H:2 * H], v[2 * H:3 * H], v[-1]
    h = np.tanh(np.outer(x, w) + b)
    return h @ u + c, h

def jacobian(v):
    _, h = net(v)
    u = v[2 * H:3 * H]
    s = (1 - h ** 2) * u
    return np.hstack([s * x[:, None], s, h, np.ones((len(x), 1))])

lam = 1.0
cost = np.sum((net(v)[0] - y) ** 2)
for k in range(120):
    r = net(v)[0] - y
    Jm = jacobian(v)
    while True:
        step = np.linalg.solve(Jm.T @ Jm + lam * np.eye(len(v)), Jm.T @ r)
        trial = np.sum((net(v - step)[0] - y) ** 2)
        if trial < cost or lam > 1e8:
            break
        lam *= 4
    if trial < cost:
        v, cost = v - step, trial
        lam = max(lam / 3, 1e-9)
    else:
        break
    if k % 20 == 0:
        print("iteration", k, "sse", cost, "lambda", lam)

print("sse", cost)
