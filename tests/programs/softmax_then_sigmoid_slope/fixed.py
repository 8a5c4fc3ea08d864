import numpy as np

rng = np.random.default_rng(99)


def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def softmax_prime(p):
    return 1


class Layer:
    def __init__(self, n_in, n_out, act, act_prime):
        self.W = rng.standard_normal((n_in, n_out)) / np.sqrt(n_in)
        self.b = np.zeros(n_out)
        self.act, self.act_prime = act, act_prime

    def __call__(self, x):
        self.inp = x
        self.out = self.act(x @ self.W + self.b)
        return self.out

    def back(self, grad, lr):
        delta = grad * self.act_prime(self.out)
        passed = delta @ self.W.T
        self.W -= lr * self.inp.T @ delta
        self.b -= lr * delta.sum(axis=0)
        return passed


layers = [Layer(2, 8, np.tanh, lambda a: 1 - a ** 2), Layer(8, 4, softmax, softmax_prime)]

# four clouds at the corners of a square
corner = rng.integers(0, 4, 200)
X = np.stack([corner % 2, corner // 2], axis=1) * 2.0 - 1 + rng.normal(0, 0.35, (200, 2))
T = np.eye(4)[corner]

for epoch in range(60):
    order = rng.permutation(200)
    for chunk in np.array_split(order, 10):
        p = layers[1](layers[0](X[chunk]))
        grad = (p - T[chunk]) / len(chunk)
        for layer in layers[::-1]:
            grad = layer.back(grad, 0.3)

p = layers[1](layers[0](X))
print("accuracy", (p.argmax(1) == corner).mean())
print("mean loss =", -np.log((p * T).sum(1)).mean())
