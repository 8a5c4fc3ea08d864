import numpy as np

r = np.random.RandomState(22)
Klassen = ["rot", "gelb", "blau"]
X = np.vstack([r.normal(m, 0.8, (40, 2)) for m in ([0, 3], [3, -1], [-3, -1])])
Y = np.repeat(range(3), 40)
X = np.hstack([X, np.ones((len(X), 1))])      # letzte Spalte ist der Bias

W = np.zeros((3, 3))
summe = np.zeros_like(W)
schritte = 0
for runde in range(8):
    fehler = 0
    for i in r.permutation(len(X)):
        geraten = np.argmax(W @ X[i])
        if geraten != Y[i]:
            W[Y[i]] += X[i]
            W[geraten] -= X[i]
            fehler += 1
        summe += W
        schritte += 1
    print("Runde", runde, "Fehler", fehler)

mittel = summe / schritte
richtig = sum(np.argmax(mittel @ x) == y for x, y in zip(X, Y))
print("richtig:", richtig, "von", len(X))
print({k: w.round(2).tolist() for k, w in zip(Klassen, mittel)})
