import numpy as np

rng = np.random.default_rng(1)


class Dense:
    def __init__(self, fan_in, fan_out):
        self.weights = rng.normal(0, 1 / np.sqrt(fan_in), (fan_in, fan_out))
        self.bias = np.zeros((1, fan_out))

    def forward(self, x):
        self.x = x
        return x @ self.weights + self.bias

    def backward(self, grad, rate):
        below = grad @ self.weights.T
        self.weights -= rate * self.x.T @ grad
        self.bias -= rate * grad.sum(axis=0, keepdims=True)
        return below


class Tanh:
    def forward(self, x):
        self.out = np.tanh(x)
        return self.out

    def backward(self, grad, rate):
        return grad * (1 - self.out * self.out)


class Sigmoid:
    def forward(self, x):
        self.out = 1 / (1 + np.exp(-x))
        return self.out

    def backward(self, grad, rate):
        return grad * self.out * (1 - self.out)


class Network:
    def __init__(self, *layers):
        self.layers = list(layers)

    def __call__(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def learn(self, x, t, rate):
        out = self(x)
        grad = 2 * (out - t) / len(x)
        for layer in reversed(self.layers):
            grad = layer.backward(grad, rate)
        return np.mean((out - t) ** 2)


# two rings, the inner one is class 1
n = 120
angle = rng.uniform(0, 2 * np.pi, n)
radius = np.where(np.arange(n) < n // 2, 0.7, 1.8) + rng.normal(0, 0.12, n)
points = np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])
label = (np.arange(n) < n // 2).astype(float).reshape(-1, 1)

network = Network(Dense(2, 12), Tanh(), Dense(12, 6), Tanh(), Dense(6, 1), Sigmoid())
for epoch in range(1500):
    loss = network.learn(points, label, 0.5)
    if epoch % 300 == 0:
        print(f"epoch {epoch:5d}  mse {loss:.5f}")
print("accuracy", np.mean((network(points) > 0.5) == (label > 0.5)))
