import numpy as np

np.random.seed(82)
# tre ingressi, tre uscite: temperatura, umidità e pressione di domani
oggi = np.random.randn(140, 3)
mescola = np.array([[0.9, -0.4, 0.0], [0.2, 0.8, -0.3], [0.0, 0.5, 0.7]])
domani = np.tanh(oggi @ mescola) * 2 + np.array([3.0, -2.0, 1.0])

pesi = [np.random.randn(3, 3) * 0.6 for _ in range(3)]
soglie = [np.zeros(3) for _ in range(3)]


def avanti(x):
    uscite = [x]
    for i in range(3):
        z = uscite[-1] @ pesi[i] + soglie[i]
        uscite.append(np.tanh(z) if i < 2 else z)
    return uscite


passo = 0.1
for giro in range(1500):
    a = avanti(oggi)
    perdita = np.mean((a[-1] - domani) ** 2)
    gw, gb = [0] * 3, [0] * 3
    d = (a[-1] - domani) / len(oggi)
    for i in (2, 1, 0):
        gw[i] = a[i].T @ d
        gb[i] = d.sum(axis=0)
        if i > 0:
            d = (d @ pesi[i].T) * (1 - a[i] ** 2)
    for i in range(3):
        pesi[i] -= passo * gw[i]
        soglie[i] -= passo * gb[i]
    if giro % 300 == 0:
        print("giro", giro, "perdita", perdita)

print("perdita", perdita)
print("media prevista", avanti(oggi)[-1].mean(axis=0).round(2), "media vera", domani.mean(axis=0).round(2))
