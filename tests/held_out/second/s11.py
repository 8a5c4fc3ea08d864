import numpy as np
import matplotlib.pyplot as plt

np.random.seed(5)
serie = np.sin(np.arange(300) * 0.2) + 0.1 * np.random.randn(300)
ventana = 8
X = np.array([serie[i:i + ventana] for i in range(300 - ventana)])
y = serie[ventana:].reshape(-1, 1)
X_ent, y_ent = X[:220], y[:220]
X_pru, y_pru = X[220:], y[220:]

W1 = np.random.randn(ventana, 10) * 0.3
b1 = np.zeros((1, 10))
W2 = np.random.randn(10, 1) * 0.3
b2 = np.zeros((1, 1))
tasa = 0.1
perdidas = []

for epoca in range(500):
    h = np.tanh(X_ent @ W1 + b1)
    pred = h @ W2 + b2
    dif = pred - y_ent
    perdidas.append(np.mean(dif ** 2))
    g2 = dif / len(X_ent)
    g1 = (g2 @ W2.T) * (1 - h ** 2)
    W2 -= tasa * (h.T @ g2)
    b2 -= tasa * g2.sum(axis=0, keepdims=True)
    W1 -= tasa * (X_ent.T @ g1)
    b1 -= tasa * g1.sum(axis=0, keepdims=True)

plt.plot(perdidas)
plt.xlabel("epoca")
plt.show()
prueba = np.tanh(X_pru @ W1 + b1) @ W2 + b2
print("error entrenamiento", perdidas[-1])
print("error prueba", np.mean((prueba - y_pru) ** 2))
