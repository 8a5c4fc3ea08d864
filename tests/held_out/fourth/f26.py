import numpy as np

np.random.seed(29)

class Layer:
    def __init__(self, inputs, units, activation):
        self.w = np.random.randn(inputs, units) * np.sqrt(2.0 / inputs)
        self.b = np.zeros((1, units)) + 0.1
        self.activation = activation

    def forward(self, x):
        self.x = x
        self.z = x @ self.w + self.b
        return np.maximum(0, self.z) if self.activation == "relu" else self.z

    def backward(self, d, lr):
        if self.activation == "relu":
            d = d * (self.z > 0)
        dx = d @ self.w.T
        self.w = self.w - lr * self.x.T @ d
        self.b = self.b - lr * d.sum(axis=0, keepdims=True)
        return dx

hours = np.random.uniform(0, 10, (120, 1))
sleep = np.random.uniform(4, 9, (120, 1))
score = 30 + 5 * hours + 2 * sleep + np.random.randn(120, 1) * 2

X = np.hstack([(hours - 5) / 3, (sleep - 6.5) / 1.5])
y = (score - score.mean()) / score.std()

model = [Layer(2, 12, "relu"), Layer(12, 1, "relu")]

for epoch in range(600):
    out = X
    for layer in model:
        out = layer.forward(out)
    loss = np.mean((out - y) ** 2)
    d = 2 * (out - y) / len(y)
    for layer in model[::-1]:
        d = layer.backward(d, 0.05)
    if epoch % 100 == 0:
        print("epoch", epoch, "loss", loss)

print("loss", loss)
print("smallest prediction", out.min(), "smallest target", y.min())
