import numpy as np

# redes ja treinada em outro lugar: apenas a predição do XOR
W1 = np.array([[6.2, 4.3], [6.2, 4.3]])
b1 = np.array([-2.7, -6.6])
W2 = np.array([[9.0], [-9.5]])
b2 = np.array([-4.1])


def sigmoide(z):
    return 1.0 / (1.0 + np.exp(-z))


def prever(x):
    oculta = sigmoide(np.dot(x, W1) + b1)
    return sigmoide(np.dot(oculta, W2) + b2)


for x in ([0, 0], [0, 1], [1, 0], [1, 1]):
    p = prever(np.array(x))
    print(x, "->", round(float(p[0]), 3), "classe", int(p[0] > 0.5))
