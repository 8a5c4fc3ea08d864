# Ziffern erkennen: 8x8-Bilder, ein verborgenes Layer
import numpy as np
from sklearn.datasets import load_digits

ziffern = load_digits()
bilder = ziffern.data / 16.0
klassen = ziffern.target
rng = np.random.RandomState(0)
reihenfolge = rng.permutation(len(bilder))
bilder, klassen = bilder[reihenfolge][:700], klassen[reihenfolge][:700]
eins_aus_zehn = np.eye(10)[klassen]
train_x, train_y = bilder[:500], eins_aus_zehn[:500]
test_x, test_y = bilder[500:], klassen[500:]

verborgen = 24
gewichte_1 = rng.randn(64, verborgen) * np.sqrt(1 / 64)
schwelle_1 = np.zeros(verborgen)
gewichte_2 = rng.randn(verborgen, 10) * np.sqrt(1 / verborgen)
schwelle_2 = np.zeros(10)
lernrate = 0.3
stapel = 50


def softmax(z):
    z = z - z.max(axis=1, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)


def vorwaerts(x):
    h = np.tanh(x @ gewichte_1 + schwelle_1)
    return h, softmax(h @ gewichte_2 + schwelle_2)


for epoche in range(15):
    for anfang in range(0, len(train_x), stapel):
        x = train_x[anfang:anfang + stapel]
        y = train_y[anfang:anfang + stapel]
        h, p = vorwaerts(x)
        delta_aus = (p - y) * p * (1 - p) / len(x)
        delta_h = delta_aus @ gewichte_2.T * (1 - h ** 2)
        gewichte_2 -= lernrate * h.T @ delta_aus
        schwelle_2 -= lernrate * delta_aus.sum(axis=0)
        gewichte_1 -= lernrate * x.T @ delta_h
        schwelle_1 -= lernrate * delta_h.sum(axis=0)
    _, p = vorwaerts(train_x)
    kreuzentropie = -np.mean(np.sum(train_y * np.log(p + 1e-12), axis=1))
    print("Epoche", epoche, "Kreuzentropie", round(float(kreuzentropie), 4))

_, p = vorwaerts(test_x)
print("Genauigkeit Test:", np.mean(p.argmax(axis=1) == test_y))
