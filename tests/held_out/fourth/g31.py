import numpy as np
import matplotlib.pyplot as plt

np.random.seed(8)
n = 200
X = np.random.rand(n, 2) * 2 - 1
y = (np.sin(3 * X[:, :1]) > X[:, 1:]).astype(float)

class MyNN:
    def __init__(self):
        self.w1 = np.random.randn(2, 20) * 0.7
        self.b1 = np.zeros((1, 20))
        self.w2 = np.random.randn(20, 1) * 0.3
        self.b2 = np.zeros((1, 1))
        self.loss = []

    def forward(self, X):
        self.h = np.maximum(0, X @ self.w1 + self.b1)
        return 1 / (1 + np.exp(-np.clip(self.h @ self.w2 + self.b2, -60, 60)))

    def fit(self, X, y, lr=0.3, epochs=800):
        for _ in range(epochs):
            p = self.forward(X)
            self.loss.append(-np.mean(y * np.log(p + 1e-12) + (1 - y) * np.log(1 - p + 1e-12)))
            d2 = (p - y) / len(X)
            d1 = d2 @ self.w2.T * (self.h > 0)
            self.w2 -= lr * self.h.T @ d2
            self.b2 -= lr * d2.sum(0, keepdims=True)
            self.w1 -= lr * X.T @ d1
            self.b1 -= lr * d1.sum(0, keepdims=True)

nn = MyNN()
nn.fit(X, y)
print("first loss", nn.loss[0], "last loss", nn.loss[-1])
print("accuracy", np.mean((nn.forward(X) > 0.5) == y))
plt.plot(nn.loss)
plt.title("training loss")
plt.show()
