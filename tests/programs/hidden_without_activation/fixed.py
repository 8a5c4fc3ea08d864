import numpy as np


def relu(z):
    return np.maximum(0, z)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def forward(p, X):
    Z1 = X @ p['W1'] + p['b1']
    A1 = relu(Z1)
    A2 = sigmoid(A1 @ p['W2'] + p['b2'])
    return Z1, A1, A2


def backward(p, X, Y, Z1, A1, A2):
    dZ2 = (A2 - Y) / len(X)
    dZ1 = dZ2 @ p['W2'].T * (Z1 > 0)
    return {'W1': X.T @ dZ1, 'b1': dZ1.sum(0), 'W2': A1.T @ dZ2, 'b2': dZ2.sum(0)}


rng = np.random.default_rng(52)
phi = rng.uniform(0, 2 * np.pi, 160)
rad = np.repeat([0.6, 1.5], 80) + rng.normal(0, 0.1, 160)
X = np.c_[rad * np.cos(phi), rad * np.sin(phi)]
Y = np.repeat([[1.0], [0.0]], 80, axis=0)

p = {'W1': rng.normal(0, 1, (2, 16)), 'b1': np.zeros(16), 'W2': rng.normal(0, 0.3, (16, 1)), 'b2': np.zeros(1)}
for i in range(1000):
    Z1, A1, A2 = forward(p, X)
    g = backward(p, X, Y, Z1, A1, A2)
    for k in p:
        p[k] -= 0.5 * g[k]
print("acc=%.3f" % np.mean((forward(p, X)[2] > 0.5) == Y))
