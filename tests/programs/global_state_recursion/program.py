import numpy as np

rng = np.random.default_rng(18)
SHAPE = [2, 7, 5, 1]
MATRICES = [rng.normal(0, 1 / np.sqrt(i), (o, i)) for i, o in zip(SHAPE, SHAPE[1:])]
OFFSETS = [np.zeros(o) for o in SHAPE[1:]]


def forward(x, depth=0):
    if depth == len(MATRICES):
        return x
    z = MATRICES[depth] @ x + OFFSETS[depth]
    return forward(z if depth == len(MATRICES) - 1 else np.tanh(z), depth + 1)


def teach(x, target, rate, depth=0):
    """returns the derivative of the error with respect to x"""
    if depth == len(MATRICES):
        return x - target
    z = MATRICES[depth] @ x + OFFSETS[depth]
    linear = depth == len(MATRICES) - 1
    a = z if linear else np.tanh(z)
    g = teach(a, target, rate, depth + 1)
    if not linear:
        g = g * (1 - a ** 2)
    below = MATRICES[depth].T @ g
    MATRICES[depth] -= rate * np.outer(g, x)
    OFFSETS[depth] -= rate * g
    return below


# relative humidity from temperature and dew point
warm = rng.uniform(5, 35, 200)
dew = warm - rng.uniform(0, 15, 200)
humid = 100 * np.exp(17.6 * dew / (243 + dew) - 17.6 * warm / (243 + warm))
X = np.column_stack([(warm - 20) / 10, (dew - 12) / 10])
Y = humid / 100

for epoch in range(80):
    for k in rng.permutation(200):
        teach(X[k], Y[k], 0.03)
misses = [abs(forward(x)[0] - y) * 100 for x, y in zip(X, Y)]
print("mean miss in percent", np.mean(misses))
