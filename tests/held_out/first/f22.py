import numpy as np

rng = np.random.RandomState(2)
X = np.array([[i >> 2 & 1, i >> 1 & 1, i & 1] for i in range(8)])
Y = np.array([[0], [1], [1], [0], [1], [0], [0], [0]])

W1 = rng.uniform(-2, 2, (3, 6))
b1 = np.zeros((1, 6))
W2 = rng.uniform(-2, 2, (6, 1))
b2 = np.zeros((1, 1))


def sig(z):
    return 1 / (1 + np.exp(-z))


def forward(x):
    h = sig(x @ W1 + b1)
    return h, sig(h @ W2 + b2)


for epoch in range(5000):
    h, o = forward(X)
    d2 = (o - Y) * o * (1 - o)
    d1 = d2 @ W2.T * h * (1 - h)
    W2 -= 1.0 * h.T @ d2
    b2 -= 1.0 * d2.sum(axis=0, keepdims=True)
    W1 -= 1.0 * X.T @ d1
    b1 -= 1.0 * d1.sum(axis=0, keepdims=True)

print("Fehler nach dem Training:", np.mean((o - Y) ** 2))
# jetzt jede Zeile einzeln vorhersagen
vorhersage = np.zeros_like(Y)
for i in range(len(X)):
    vorhersage[i] = forward(X[i:i + 1])[1][0]
print(vorhersage.ravel())
print("Treffer", int(np.sum((vorhersage > 0.5) == Y)))
