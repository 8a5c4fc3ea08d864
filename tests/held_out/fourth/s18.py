import numpy as np

semente = np.random.RandomState(20)

def logistica(v):
    return 1.0 / (1.0 + np.exp(-v))

class MLP:
    def __init__(self, ne, no, ns):
        self.Wo = semente.uniform(-1, 1, (no, ne + 1))
        self.Ws = semente.uniform(-1, 1, (ns, no + 1))

    def propaga(self, x):
        self.x = np.append(x, 1.0)
        self.y = np.append(logistica(self.Wo @ self.x), 1.0)
        self.z = logistica(self.Ws @ self.y)
        return self.z

    def ajusta(self, alvo, eta):
        erro = alvo - self.z
        grad_s = erro * self.z * (1 - self.z)
        grad_o = (self.Ws.T @ grad_s * self.y * (1 - self.y))[:-1]    # sem o viés
        self.Ws += eta * np.outer(grad_s, self.y)
        self.Wo += eta * np.outer(grad_o, self.x)
        return float(erro @ erro)

# somador completo: a, b, vem-um -> soma, vai-um
linhas = [((a, b, c), ((a + b + c) % 2, (a + b + c) // 2)) for a in (0, 1) for b in (0, 1) for c in (0, 1)]
rede = MLP(3, 7, 2)
for ciclo in range(1100):
    total = 0
    for k in semente.permutation(len(linhas)):
        x, alvo = linhas[k]
        rede.propaga(np.array(x))
        total += rede.ajusta(np.array(alvo), 1.0)
    if ciclo % 220 == 0:
        print("ciclo", ciclo, "erro", round(total, 5))

print("erro", total)
for x, alvo in linhas:
    print(x, alvo, rede.propaga(np.array(x)).round(2))
