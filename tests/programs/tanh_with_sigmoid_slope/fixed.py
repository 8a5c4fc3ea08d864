import numpy as np


class Netz:
    def __init__(self, form, rng):
        self.w = [rng.normal(0, 0.7, (i, j)) for i, j in zip(form, form[1:])]
        self.b = [np.zeros(j) for j in form[1:]]

    def aktivierung(self, z):
        # vorher: 1 / (1 + np.exp(-z))
        return np.tanh(z)

    def ableitung(self, a):
        return 1 - a ** 2

    def vor(self, x):
        self.a = [x]
        for w, b in zip(self.w[:-1], self.b[:-1]):
            self.a.append(self.aktivierung(self.a[-1] @ w + b))
        return self.a[-1] @ self.w[-1] + self.b[-1]

    def zurueck(self, fehler, rate):
        d = fehler / len(fehler)
        for k in reversed(range(len(self.w))):
            dw, db = self.a[k].T @ d, d.sum(axis=0)
            if k:
                d = d @ self.w[k].T * self.ableitung(self.a[k])
            self.w[k] -= rate * dw
            self.b[k] -= rate * db


rng = np.random.default_rng(58)
x = rng.uniform(-1, 1, (120, 2))
y = np.sin(3 * x[:, :1]) + x[:, 1:]
netz = Netz((2, 8, 8, 1), rng)
for runde in range(2000):
    aus = netz.vor(x)
    netz.zurueck(aus - y, 0.1)
    if runde % 400 == 0:
        print(runde, np.mean((aus - y) ** 2))
print("mittlerer Fehler", np.mean((netz.vor(x) - y) ** 2))
