import numpy as np

def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


class SoftmaxCrossEntropy:
    def __call__(self, logits, labels):
        self.p = softmax(logits)
        self.labels = labels
        return -np.log(self.p[np.arange(len(labels)), labels]).mean()

    def grad(self):
        g = self.p.copy()
        g[np.arange(len(g)), self.labels] -= 1
        return g / len(g)


class Modell:
    def __init__(self, ein, versteckt, aus, rng):
        self.W1 = rng.normal(0, 0.7, (ein, versteckt))
        self.b1 = np.zeros(versteckt)
        self.W2 = rng.normal(0, 0.7, (versteckt, aus))
        self.b2 = np.zeros(aus)

    def forward(self, x):
        self.x = x
        self.h = np.tanh(x @ self.W1 + self.b1)
        return softmax(self.h @ self.W2 + self.b2)

    def backward(self, g, lr):
        gh = (g @ self.W2.T) * (1 - self.h ** 2)
        self.W2 -= lr * self.h.T @ g
        self.b2 -= lr * g.sum(0)
        self.W1 -= lr * self.x.T @ gh
        self.b1 -= lr * gh.sum(0)


rng = np.random.default_rng(20)
zentren = np.array([[0, 1.5], [1.3, -0.8], [-1.3, -0.8]])
klassen = rng.integers(0, 3, 150)
punkte = zentren[klassen] + rng.normal(0, 0.6, (150, 2))

modell = Modell(2, 10, 3, rng)
kriterium = SoftmaxCrossEntropy()
for epoche in range(400):
    verlust = kriterium(modell.forward(punkte), klassen)
    modell.backward(kriterium.grad(), 0.3)
    if epoche % 80 == 0:
        print("Epoche", epoche, "Verlust", verlust)
print("Verlust", verlust, "Treffer", (modell.forward(punkte).argmax(1) == klassen).mean())
