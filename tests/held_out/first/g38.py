import numpy as np

np.random.seed(40)
samples = [(np.random.randn(2) * 0.5 + c, l) for c, l in [((-1, -1), 0), ((1, 1), 1)] for _ in range(50)]
weights = np.random.randn(2) * 0.1
bias = 0.0
lr = 0.1


def sigmoid(s):
    return 1.0 / (1.0 + np.exp(-s))


for epoch in range(60):
    loss = 0
    for x, label in samples:
        out = sigmoid(np.dot(weights, x) + bias)
        loss += -(label * np.log(out) + (1 - label) * np.log(1 - out))
        err = out - label
        weights = weights - lr * err * x
        bias = bias - lr * err
    if epoch % 10 == 0:
        print("epoch", epoch, "loss", loss / len(samples))

right = 0
for x, label in samples:
    if (sigmoid(np.dot(weights, x) + bias) > 0.5) == label:
        right += 1
print("right answers:", right)
