import numpy as np

np.random.seed(8)

# XNOR + some noisy copies
base = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)
X = np.repeat(base, 10, axis=0) + np.random.randn(40, 2) * 0.1
Y = np.repeat(np.array([[1], [0], [0], [1]], dtype=float), 10, axis=0)


class NeuralNetwork:
    def __init__(self, inputs, hidden, outputs):
        self.params = {
            'W1': np.random.randn(inputs, hidden),
            'b1': np.zeros((1, hidden)),
            'W2': np.random.randn(hidden, outputs),
            'b2': np.zeros((1, outputs)),
        }

    def sigmoid(self, z):
        return 1 / (1 + np.exp(-z))

    def forward(self, X):
        p = self.params
        self.z1 = X @ p['W1'] + p['b1']
        self.a1 = self.sigmoid(self.z1)
        self.z2 = self.a1 @ p['W2'] + p['b2']
        self.a2 = self.sigmoid(self.z2)
        return self.a2

    def backward(self, X, Y):
        p = self.params
        m = X.shape[0]
        dz2 = self.a2 - Y
        dz1 = (dz2 @ p['W2'].T) * self.a1 * (1 - self.a1)
        grads = {}
        grads['W2'] = self.a1.T @ dz2 / m
        grads['b2'] = dz2.mean(axis=0, keepdims=True)
        grads['W1'] = X.T @ dz1 / m
        grads['b1'] = dz1.mean(axis=0, keepdims=True)
        return grads

    def fit(self, X, Y, lr, epochs):
        for e in range(epochs):
            out = self.forward(X)
            grads = self.backward(X, Y)
            for name in self.params:
                self.params[name] -= lr * grads[name]
            if e % 500 == 0:
                print(e, self.loss(out, Y))

    def loss(self, out, Y):
        out = np.clip(out, 1e-8, 1 - 1e-8)
        return -np.mean(Y * np.log(out) + (1 - Y) * np.log(1 - out))


nn = NeuralNetwork(2, 6, 1)
nn.fit(X, Y, 1.0, 3000)
print("loss", nn.loss(nn.forward(X), Y))
