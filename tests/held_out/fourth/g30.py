import numpy as np

rng = np.random.RandomState(7)
X = np.vstack([rng.normal(c, 0.5, (40, 2)) for c in ([0, 0], [2, 2], [4, 0])])
classes = np.repeat([0, 1, 2], 40)
y = np.eye(3)[classes]
X = (X - X.mean(0)) / X.std(0)

n_hidden, n_out = 10, y.shape[1]
W1 = rng.randn(2, n_hidden)
b1 = np.zeros(n_hidden)
W2 = rng.randn(n_hidden, n_out)
b2 = np.zeros(n_out)

def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -30, 30)))

def decide(p):
    return p.argmax(axis=1)

for epoch in range(1000):
    a1 = np.tanh(X @ W1 + b1)
    a2 = sigmoid(a1 @ W2 + b2)
    loss = -np.mean(y * np.log(a2 + 1e-10) + (1 - y) * np.log(1 - a2 + 1e-10))
    dz2 = (a2 - y) / len(X)
    dz1 = dz2 @ W2.T * (1 - a1 ** 2)
    W2 -= 0.5 * a1.T @ dz2
    b2 -= 0.5 * dz2.sum(axis=0)
    W1 -= 0.5 * X.T @ dz1
    b1 -= 0.5 * dz1.sum(axis=0)
    if epoch % 200 == 0:
        print("Epoch", epoch, "loss", loss, "accuracy", np.mean(decide(a2) == classes))

print("loss", loss, "accuracy", np.mean(decide(a2) == classes))
