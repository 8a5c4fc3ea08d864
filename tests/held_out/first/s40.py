import numpy as np

rng = np.random.default_rng(40)
A = np.c_[np.ones(200), rng.normal(size=(200, 3))]
lab = (rng.random(200) < 1 / (1 + np.exp(-(A @ np.array([0.3, 2.5, -2.5, 1]))))).astype(float)


def value(w):
    z = A @ w
    return np.mean(np.logaddexp(0, z) - lab * z)


def grad(w):
    return A.T @ (1 / (1 + np.exp(-(A @ w))) - lab) / 200


# backtracking gradient descent
w = np.zeros(4)
for it in range(200):
    g = grad(w)
    step = 4.0
    while value(w - step * g) > value(w) - 0.5 * step * g @ g:
        step /= 2
    w = w - step * g
print("gradient descent loss", value(w), "steps", it + 1)

# Newton
u = np.zeros(4)
for it in range(8):
    p = 1 / (1 + np.exp(-(A @ u)))
    Hm = (A * (p * (1 - p))[:, None]).T @ A / 200
    u = u - np.linalg.solve(Hm, grad(u))
    print("newton", it, value(u))
print("newton loss", value(u))
