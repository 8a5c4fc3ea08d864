"""Three clouds of points and a small classifier."""
import numpy as np


class Net:
    def __init__(self, n_in, n_hidden, n_classes, seed=0):
        rng = np.random.RandomState(seed)
        self.W1 = rng.randn(n_in, n_hidden) * 0.5
        self.b1 = np.zeros(n_hidden)
        self.W2 = rng.randn(n_hidden, n_classes) * 0.5
        self.b2 = np.zeros(n_classes)

    def softmax(self, s):
        e = np.exp(s - s.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)

    def forward(self, X):
        self.z1 = X.dot(self.W1) + self.b1
        self.a1 = np.maximum(0, self.z1)
        self.z2 = self.a1.dot(self.W2) + self.b2
        return self.softmax(self.z2)

    def fit(self, X, T, lr=0.3, epochs=250):
        n = len(X)
        for epoch in range(epochs):
            probs = self.forward(X)
            loss = -np.sum(T * np.log(probs + 1e-10)) / n
            d2 = (probs - T) / n
            dW2 = self.a1.T.dot(d2)
            db2 = d2.sum(axis=0)
            d1 = d2.dot(self.W2.T)
            d1 = d1 * (self.z1 > 0)
            dW1 = X.T.dot(d1)
            db1 = d1.sum(axis=0)
            self.W1 -= lr * dW1
            self.b1 -= lr * db1
            self.W2 -= lr * dW2
            self.b2 -= lr * db2
            if epoch % 50 == 0:
                print("epoch", epoch, "loss", round(loss, 4))

    def predict(self, X):
        hidden = np.maximum(0, X.dot(self.W1) + self.b1)
        return self.softmax(hidden.dot(self.W2) + self.b2)


rng = np.random.RandomState(7)
centers = np.array([[0.0, 1.5], [-1.5, -1.0], [1.5, -1.0]])
X = np.vstack([c + 0.4 * rng.randn(40, 2) for c in centers])
labels = np.repeat([0, 1, 2], 40)
T = np.eye(3)[labels]

net = Net(2, 10, 3)
net.fit(X, T)
P = net.predict(X)
print("accuracy:", np.mean(P.argmax(axis=1) == labels))
print("final loss:", -np.mean(np.log(P[np.arange(len(X)), labels] + 1e-10)))
