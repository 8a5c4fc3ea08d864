import numpy as np

zufall = np.random.RandomState(45)
x = np.linspace(0, 1, 60)[:, None]
y = np.sin(2 * np.pi * x)
v, bv = zufall.randn(1, 9) * 6, zufall.randn(9) * 3
u, bu = zufall.randn(9, 1) * 0.5, np.zeros(1)

letzter = np.inf
runde = 0
while True:
    h = 1 / (1 + np.exp(-(x @ v + bv)))
    aus = h @ u + bu
    verlust = np.mean((aus - y) ** 2)
    # keine Verbesserung mehr: fertig
    if verlust > letzter - 1e-9 and runde > 0 or runde == 5000:
        break
    letzter = verlust
    d = (aus - y) / len(x)
    dh = d @ u.T * h * (1 - h)
    u -= 0.3 * h.T @ d
    bu -= 0.3 * d.sum(0)
    v -= 0.3 * x.T @ dh
    bv -= 0.3 * dh.sum(0)
    runde += 1

print("Runden", runde)
print("Verlust", verlust)
