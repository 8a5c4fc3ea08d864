import numpy as np

np.random.seed(3)

# Red neuronal con lista de capas, problema de los dos círculos
n = 200
ang = np.random.rand(n) * 2 * np.pi
radio = np.where(np.arange(n) < n // 2, 0.5, 1.2)
X = np.c_[radio * np.cos(ang), radio * np.sin(ang)] + 0.08 * np.random.randn(n, 2)
Y = (np.arange(n) >= n // 2).astype(float)[:, None]

sigm = (lambda x: 1 / (1 + np.exp(-x)),
        lambda a: a * (1 - a))
tanh = (lambda x: np.tanh(x),
        lambda a: 1 - a ** 2)


class Capa:
    def __init__(self, n_con, n_neur, act):
        self.act = act
        self.b = np.zeros((1, n_neur))
        self.W = np.random.randn(n_con, n_neur) * 0.8


def crear_red(topologia):
    red = []
    for l in range(len(topologia) - 1):
        f = sigm if l == len(topologia) - 2 else tanh
        red.append(Capa(topologia[l], topologia[l + 1], f))
    return red


def entrenar(red, X, Y, lr=0.5):
    salidas = [X]
    for capa in red:
        z = salidas[-1] @ capa.W + capa.b
        salidas.append(capa.act[0](z))

    deltas = []
    for l in reversed(range(len(red))):
        a = salidas[l + 1]
        if l == len(red) - 1:
            deltas.insert(0, (a - Y) / len(X))
        else:
            deltas.insert(0, deltas[0] @ W_sig.T)
        W_sig = red[l].W.copy()
        red[l].b = red[l].b - lr * np.sum(deltas[0], axis=0, keepdims=True)
        red[l].W = red[l].W - lr * salidas[l].T @ deltas[0]
    p = np.clip(salidas[-1], 1e-9, 1 - 1e-9)
    return -np.mean(Y * np.log(p) + (1 - Y) * np.log(1 - p))


red = crear_red([2, 8, 6, 1])
for i in range(1500):
    coste = entrenar(red, X, Y)
    if i % 250 == 0:
        print("iteracion", i, "coste", round(coste, 4))
print("coste final:", coste)
