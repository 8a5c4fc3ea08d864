# Sinus lernen, Summe statt Mittelwert, dafür kleine Lernrate
import numpy as np

np.random.seed(6)
x = np.linspace(0, 2 * np.pi, 100).reshape(100, 1)
y = np.sin(x)
x_norm = (x - np.pi) / np.pi * 2

anzahl = 20
W1 = np.random.normal(0, 1, (1, anzahl))
B1 = np.random.normal(0, 1, (1, anzahl))
W2 = np.random.normal(0, 0.3, (anzahl, 1))
B2 = np.zeros((1, 1))
lernrate = 0.001

for i in range(4000):
    h = np.tanh(x_norm.dot(W1) + B1)
    o = h.dot(W2) + B2
    fehler = o - y
    summe = np.sum(fehler ** 2)
    dW2 = h.T.dot(2 * fehler)
    dB2 = np.sum(2 * fehler, axis=0, keepdims=True)
    dh = (2 * fehler).dot(W2.T) * (1 - h * h)
    dW1 = x_norm.T.dot(dh)
    dB1 = np.sum(dh, axis=0, keepdims=True)
    W2 = W2 - lernrate * dW2
    B2 = B2 - lernrate * dB2
    W1 = W1 - lernrate * dW1
    B1 = B1 - lernrate * dB1
    if i % 500 == 0:
        print("Schritt", i, "Fehlersumme", summe)
print("Fehler am Ende", summe)
