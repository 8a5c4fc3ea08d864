import random
import numpy as np

random.seed(5)
np.random.seed(5)

# Blumen: drei Sorten, zwei Messungen
paare = []
for sorte, (laenge, breite) in enumerate([(1.4, 0.2), (4.2, 1.3), (5.6, 2.1)]):
    for _ in range(30):
        paare.append(([random.gauss(laenge, 0.3), random.gauss(breite, 0.15)], sorte))
random.shuffle(paare)
messungen, sorten = zip(*paare)
X = np.array(messungen)
X = (X - X.min(axis=0)) / (X.max(axis=0) - X.min(axis=0))
ziel = np.array([[1.0 if s == k else 0.0 for k in range(3)] for s in sorten])

lernrate = 0.1
gewichte1 = np.random.uniform(-1, 1, (2, 6))
bias1 = np.random.uniform(-1, 1, 6)
gewichte2 = np.random.uniform(-1, 1, (6, 3))
bias2 = np.random.uniform(-1, 1, 3)

sigmoid = lambda x: 1 / (1 + np.exp(-x))
ableitung = lambda aktiviert: aktiviert * (1 - aktiviert)

for epoche in range(2000):
    versteckt = sigmoid(np.dot(X, gewichte1) + bias1)
    ausgabe = sigmoid(np.dot(versteckt, gewichte2) + bias2)
    fehler = ziel - ausgabe
    d_ausgabe = fehler * ableitung(ausgabe)
    d_versteckt = np.dot(d_ausgabe, gewichte2.T) * ableitung(versteckt)
    gewichte2 += lernrate * np.dot(versteckt.T, d_ausgabe)
    bias2 += lernrate * np.sum(d_ausgabe, axis=0)
    gewichte1 += lernrate * np.dot(X.T, d_versteckt)
    bias1 += lernrate * np.sum(d_versteckt, axis=0)
    if epoche % 400 == 0:
        print("Epoche", epoche, "Fehler", np.mean(np.square(fehler)))

print("Fehler", np.mean(np.square(fehler)))
print("richtig", np.mean(np.argmax(ausgabe, axis=1) == np.array(sorten)))
