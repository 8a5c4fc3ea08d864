import numpy as np


class RedeNeural:
    """Rede com uma camada oculta, tangente hiperbólica e saída sigmoide."""

    def __init__(self, entradas, ocultos, saidas):
        self.pesos1 = np.full((entradas, ocultos), 0.5)
        self.vies1 = np.zeros(ocultos)
        self.pesos2 = np.full((ocultos, saidas), 0.5)
        self.vies2 = np.zeros(saidas)

    def propagar(self, x):
        self.oculta = np.tanh(x @ self.pesos1 + self.vies1)
        self.saida = 1 / (1 + np.exp(-(self.oculta @ self.pesos2 + self.vies2)))
        return self.saida

    def retropropagar(self, x, y, taxa):
        m = x.shape[0]
        erro2 = self.saida - y
        grad2 = self.oculta.T @ erro2 / m
        erro1 = erro2 @ self.pesos2.T * (1 - self.oculta ** 2)
        grad1 = x.T @ erro1 / m
        self.pesos2 -= taxa * grad2
        self.vies2 -= taxa * erro2.mean(axis=0)
        self.pesos1 -= taxa * grad1
        self.vies1 -= taxa * erro1.mean(axis=0)


np.random.seed(0)
# dados: dois círculos concêntricos
angulo = np.random.uniform(0, 2 * np.pi, 160)
raio = np.where(np.arange(160) < 80, 0.5, 1.5) + np.random.normal(0, 0.08, 160)
dados = np.column_stack((raio * np.cos(angulo), raio * np.sin(angulo)))
classes = (np.arange(160) >= 80).astype(float).reshape(-1, 1)

rede = RedeNeural(2, 8, 1)
for epoca in range(2000):
    p = rede.propagar(dados)
    rede.retropropagar(dados, classes, 0.8)
    if epoca % 400 == 0:
        custo = -np.mean(classes * np.log(p) + (1 - classes) * np.log(1 - p))
        print("época", epoca, "custo", round(custo, 4))

acerto = np.mean((rede.propagar(dados) > 0.5) == (classes > 0.5))
print("acurácia:", acerto)
