import numpy as np

rng = np.random.default_rng(47)
entradas = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
salidas = np.array([[0.0], [1.0], [1.0], [0.0]])
w1, b1 = rng.normal(0, 1, (2, 4)), np.zeros((1, 4))
w2, b2 = rng.normal(0, 1, (4, 1)), np.zeros((1, 1))

for epoca in range(1000):
    for i in range(len(entradas)):
        x, t = entradas[0:1], salidas[0:1]
        h = np.tanh(x @ w1 + b1)
        y = 1 / (1 + np.exp(-(h @ w2 + b2)))
        d2 = y - t
        d1 = d2 @ w2.T * (1 - h ** 2)
        w2 -= 0.3 * h.T @ d2
        b2 -= 0.3 * d2
        w1 -= 0.3 * x.T @ d1
        b1 -= 0.3 * d1

y = 1 / (1 + np.exp(-(np.tanh(entradas @ w1 + b1) @ w2 + b2)))
for fila, respuesta, meta in zip(entradas, y, salidas):
    print(fila, "respuesta", respuesta.round(3), "meta", meta)
print("aciertos:", int(np.sum((y > 0.5) == (salidas > 0.5))), "de 4")
