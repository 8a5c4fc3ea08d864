# Logistische Regression: hat der Kunde gekauft?
import numpy as np

zufall = np.random.RandomState(17)
anzahl = 160
alter = zufall.normal(40, 12, anzahl)
einkommen = zufall.normal(3000, 800, anzahl)
gekauft = (0.08 * (alter - 40) + 0.002 * (einkommen - 3000)
           + zufall.normal(0, 0.5, anzahl) > 0).astype(int)

daten = np.column_stack([alter, einkommen])
daten = (daten - daten.mean(axis=0)) / daten.std(axis=0)

gewichte = np.zeros(2)
schwelle = 0.0
lernrate = 0.3


def wahrscheinlichkeit(daten):
    return 1 / (1 + np.exp(-(daten @ gewichte + schwelle)))


for durchgang in range(500):
    p = wahrscheinlichkeit(daten)
    verlust = -np.mean(gekauft * np.log(p + 1e-9) + (1 - gekauft) * np.log(1 - p + 1e-9))
    abweichung = p - gekauft
    gradient_w = daten.T @ abweichung / anzahl
    gradient_b = abweichung.mean()
    gewichte += lernrate * gradient_w
    schwelle += lernrate * gradient_b
    if durchgang % 100 == 0:
        print(f"Durchgang {durchgang}: Verlust {verlust:.4f}")

p = wahrscheinlichkeit(daten)
print("Verlust am Ende", -np.mean(gekauft * np.log(p + 1e-9) + (1 - gekauft) * np.log(1 - p + 1e-9)))
print("Trefferquote", np.mean((p >= 0.5) == gekauft))
