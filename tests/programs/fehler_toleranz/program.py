# Mehrheitsentscheid und Ausnahme: lernt eine Tabelle mit acht Zeilen
import itertools
import numpy as np


def aktivierung(x):
    return 1 / (1 + np.exp(-x))


def ableitung(y):
    # y ist schon der aktivierte Wert
    return y * (1 - y)


def lerne(eingaben, soll, rate, toleranz, hoechstens=20000):
    zufall = np.random.default_rng(123)
    gewichte_ein = zufall.uniform(-1, 1, (3, 4))
    schwelle_ein = zufall.uniform(-1, 1, 4)
    gewichte_aus = zufall.uniform(-1, 1, (4, 1))
    schwelle_aus = zufall.uniform(-1, 1, 1)

    def ist_werte(e):
        verdeckt = aktivierung(e @ gewichte_ein + schwelle_ein)
        return verdeckt, aktivierung(verdeckt @ gewichte_aus + schwelle_aus)

    runde = 0
    fehler = 1.0
    while fehler > toleranz and runde < hoechstens:
        verdeckt, ist = ist_werte(eingaben)
        abweichung = soll - ist
        fehler = float((abweichung ** 2).mean())
        delta_aus = abweichung * ableitung(ist)
        delta_ein = delta_aus @ gewichte_aus.T * ableitung(verdeckt)
        gewichte_aus += rate * verdeckt.T @ delta_aus
        schwelle_aus += rate * delta_aus.sum(axis=0)
        gewichte_ein += rate * eingaben.T @ delta_ein
        schwelle_ein += rate * delta_ein.sum(axis=0)
        runde += 1
    print("Runden:", runde)
    return ist_werte, fehler


eingaben = np.array(list(itertools.product([0, 1], repeat=3)))
soll = np.array([[0], [0], [0], [1], [1], [0], [1], [1]])
netz, fehler = lerne(eingaben, soll, rate=2.0, toleranz=0.01)
for zeile, antwort in zip(eingaben, netz(eingaben)[1]):
    print(*zeile, "->", f"{antwort[0]:.2f}")
print("Restfehler", fehler)
