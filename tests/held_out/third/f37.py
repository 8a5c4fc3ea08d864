import numpy as np

# autoencoder 8-3-8
np.random.seed(18)
X = np.eye(8)

def sigmoid(x):
    return 1 / (1 + np.exp(-x))

class AutoEncoder:
    def __init__(self, n=8, code=3):
        self.We = np.random.uniform(-1, 1, (n, code))
        self.be = np.zeros(code)
        self.Wd = np.random.uniform(-1, 1, (code, n))
        self.bd = np.zeros(n)

    def parameters(self):
        return [self.We, self.be, self.Wd, self.bd]

    def encode(self, x):
        return sigmoid(x @ self.We + self.be)

    def decode(self, c):
        return sigmoid(c @ self.Wd + self.bd)

    def loss_and_grads(self, x):
        c = self.encode(x)
        r = self.decode(c)
        loss = -np.mean(x * np.log(r + 1e-9) + (1 - x) * np.log(1 - r + 1e-9))
        dr = (r - x) / x.shape[0]
        dc = dr @ self.Wd.T * c * (1 - c)
        return loss, [x.T @ dc, dc.sum(0), c.T @ dr, dr.sum(0)]

ae = AutoEncoder()
learning_rate = 2.0
for epoch in range(3000):
    loss, grads = ae.loss_and_grads(X)
    for p, g in zip(ae.parameters(), grads):
        p = p - learning_rate * g
    if epoch % 500 == 0:
        print("epoch", epoch, "reconstruction loss", loss)

print("loss", loss)
print("codes\n", ae.encode(X).round(2))
print("right:", (ae.decode(ae.encode(X)).argmax(1) == np.arange(8)).sum(), "/ 8")
