import numpy as np
import pandas as pd

np.random.seed(5)

# iris-like table
media = {"setosa": [5.0, 3.4, 1.5, 0.25], "versicolor": [5.9, 2.8, 4.3, 1.3], "virginica": [6.6, 3.0, 5.6, 2.0]}
filas = []
for nombre, mu in media.items():
    for _ in range(40):
        filas.append(list(np.array(mu) + np.random.randn(4) * [0.35, 0.3, 0.3, 0.2]) + [nombre])
df = pd.DataFrame(filas, columns=["sl", "sw", "pl", "pw", "especie"])

X = df.iloc[:, :4].values
X = (X - X.mean(axis=0)) / X.std(axis=0)
Y = pd.get_dummies(df["especie"]).values.astype(float)


def softmax(z):
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)


def derivada(s):
    return s * (1 - s)


W1 = np.random.randn(4, 10) * 0.3
b1 = np.zeros((1, 10))
W2 = np.random.randn(10, 3) * 0.3
b2 = np.zeros((1, 3))
tasa = 0.1

for epoca in range(300):
    h = 1 / (1 + np.exp(-(X.dot(W1) + b1)))
    p = softmax(h.dot(W2) + b2)
    perdida = -np.mean(np.sum(Y * np.log(p + 1e-12), axis=1))

    delta2 = (p - Y)
    delta1 = delta2.dot(W2.T) * derivada(h)
    W2 -= tasa * h.T.dot(delta2) / len(X) * 5
    b2 -= tasa * delta2.mean(axis=0, keepdims=True) * 5
    W1 -= tasa * X.T.dot(delta1) / len(X) * 5
    b1 -= tasa * delta1.mean(axis=0, keepdims=True) * 5
    if epoca % 50 == 0:
        print(epoca, perdida)

print("aciertos", np.mean(p.argmax(axis=1) == Y.argmax(axis=1)))
print("perdida final", perdida)
