import numpy as np

np.random.seed(77)

# Ziffern-aehnliche 8x8 Muster: waagerecht, senkrecht, diagonal
def muster(art):
    bild = np.zeros((8, 8))
    k = np.random.randint(1, 7)
    if art == 0:
        bild[k, :] = 1
    elif art == 1:
        bild[:, k] = 1
    else:
        bild[np.arange(8), (np.arange(8) + k) % 8] = 1
    return (bild + np.random.randn(8, 8) * 0.15).ravel()


n = 240
t = np.random.randint(0, 3, n)
X = np.array([muster(a) for a in t])
T = np.eye(3)[t]


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


W1 = np.random.rand(64, 15) * 10
b1 = np.zeros(15)
W2 = np.random.randn(15, 3) * 0.2
b2 = np.zeros(3)
rate = 1.0

for epoche in range(400):
    h = sigmoid(X @ W1 + b1)
    o = sigmoid(h @ W2 + b2)
    d2 = (o - T) / n
    d1 = d2 @ W2.T * h * (1 - h)
    W2 -= rate * h.T @ d2
    b2 -= rate * d2.sum(axis=0)
    W1 -= rate * X.T @ d1
    b1 -= rate * d1.sum(axis=0)
    if epoche % 100 == 0:
        print("Epoche", epoche, "Treffer", np.mean(o.argmax(1) == t))

print("Trefferquote", np.mean(o.argmax(1) == t))
