import numpy as np

rng = np.random.RandomState(7)

# toy house prices: size (100 m2), rooms, age (decades) -> price in 100k
n = 120
size = rng.uniform(0.4, 2.0, n)
rooms = rng.randint(1, 6, n)
age = rng.uniform(0, 6, n)
price = 1.5 * size + 0.3 * rooms - 0.2 * age + 0.8 * size * (age < 2) + rng.normal(0, 0.05, n)
X = np.column_stack([size, rooms, age])
X = (X - X.mean(axis=0)) / X.std(axis=0)
y = price.reshape(-1, 1)
y = (y - y.mean()) / y.std()


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def sigmoid_prime(x):
    return sigmoid(x) * (1 - x)


class HousePriceNet:
    def __init__(self, n_in, n_hid, lr=0.3):
        self.W1 = rng.randn(n_in, n_hid) * 1.5
        self.b1 = np.zeros(n_hid)
        self.W2 = rng.randn(n_hid, n_hid) * 0.8
        self.b2 = np.zeros(n_hid)
        self.W3 = rng.randn(n_hid, 1) * np.sqrt(1 / n_hid)
        self.b3 = np.zeros(1)
        self.lr = lr

    def forward(self, X):
        self.z1 = X @ self.W1 + self.b1
        self.a1 = sigmoid(self.z1)
        self.z2 = self.a1 @ self.W2 + self.b2
        self.a2 = sigmoid(self.z2)
        return self.a2 @ self.W3 + self.b3

    def train_step(self, X, y):
        pred = self.forward(X)
        m = len(y)
        d3 = 2 * (pred - y) / m
        d2 = d3 @ self.W3.T * sigmoid_prime(self.z2)
        d1 = d2 @ self.W2.T * sigmoid_prime(self.z1)
        self.W3 -= self.lr * self.a2.T @ d3
        self.b3 -= self.lr * d3.sum(axis=0)
        self.W2 -= self.lr * self.a1.T @ d2
        self.b2 -= self.lr * d2.sum(axis=0)
        self.W1 -= self.lr * X.T @ d1
        self.b1 -= self.lr * d1.sum(axis=0)
        return np.mean((pred - y) ** 2)


net = HousePriceNet(3, 12)
for epoch in range(2500):
    loss = net.train_step(X, y)
    if epoch % 300 == 0:
        print(f"epoch {epoch}: mse {loss:.4f}")
print("final mse", loss)
