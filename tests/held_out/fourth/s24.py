import numpy as np

rng = np.random.RandomState(45)
X = rng.uniform(-1, 1, (110, 2))
y = np.sqrt(np.abs(X[:, :1])) * np.sign(X[:, 1:])

def initialiser():
    return [rng.randn(2, 10), rng.randn(1, 10) * 0.5, rng.randn(10, 1) * 0.4, np.zeros((1, 1))]

def sortie(p):
    cachee = np.tanh(X.dot(p[0]) + p[1])
    return cachee, cachee.dot(p[2]) + p[3]

def erreur(p):
    return np.mean((sortie(p)[1] - y) ** 2)

def gradient(p):
    cachee, s = sortie(p)
    d = 2 * (s - y) / y.size
    dc = d.dot(p[2].T) * (1 - cachee ** 2)
    return [X.T.dot(dc), dc.sum(axis=0, keepdims=True), cachee.T.dot(d), d.sum(axis=0, keepdims=True)]

poids = initialiser()
pas = 0.1
courante = erreur(poids)
refus = 0
for tour in range(1200):
    g = gradient(poids)
    essai = [p - pas * q for p, q in zip(poids, g)]
    nouvelle = erreur(essai)
    if nouvelle <= courante:
        poids, courante = essai, nouvelle
        pas *= 1.05
    else:
        pas *= 0.5          # on garde les anciens poids
        refus += 1
    if tour % 240 == 0:
        print("tour", tour, "erreur", round(courante, 5), "pas", round(pas, 4))

print("erreur finale", courante, "variance", y.var(), "pas refusés", refus)
