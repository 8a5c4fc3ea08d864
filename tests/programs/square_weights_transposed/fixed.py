import numpy as np


class NeuronalesNetz:
    # drei gleich breite Schichten
    def __init__(self, breite, tiefe, saat):
        zufall = np.random.RandomState(saat)
        self.gewichte = [zufall.randn(breite, breite) * 0.8 for _ in range(tiefe)]
        self.schwellen = [np.zeros((breite, 1)) for _ in range(tiefe)]

    def vorwaerts(self, x):
        self.a = [x]
        for k, (W, b) in enumerate(zip(self.gewichte, self.schwellen)):
            z = W @ self.a[-1] + b
            # letzte Schicht bleibt linear
            self.a.append(z if k == len(self.gewichte) - 1 else np.tanh(z))
        return self.a[-1]

    def rueckwaerts(self, ziel, rate):
        n = ziel.shape[1]
        delta = (self.a[-1] - ziel) / n
        for k in range(len(self.gewichte) - 1, -1, -1):
            dW = delta @ self.a[k].T
            db = delta.sum(axis=1, keepdims=True)
            if k > 0:
                delta = self.gewichte[k].T @ delta * (1 - self.a[k] ** 2)
            self.gewichte[k] -= rate * dW
            self.schwellen[k] -= rate * db


zufall = np.random.RandomState(0)
x = zufall.uniform(-1, 1, (5, 90))
# die Ziele stammen von einem unbekannten Netz derselben Art
A, B = zufall.randn(5, 5), zufall.randn(5, 5)
ziel = A @ np.tanh(B @ np.tanh(1.5 * x) + 0.2)

netz = NeuronalesNetz(5, 3, 7)
for schritt in range(3000):
    netz.vorwaerts(x)
    netz.rueckwaerts(ziel, 0.1)
    if schritt % 500 == 0:
        print(schritt, np.mean((netz.vorwaerts(x) - ziel) ** 2))
print("Fehler am Ende:", np.mean((netz.vorwaerts(x) - ziel) ** 2))
