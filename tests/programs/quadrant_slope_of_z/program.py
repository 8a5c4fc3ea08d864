import numpy as np

np.random.seed(21)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def sigmoid_prime(s):
    return s * (1 - s)


sizes = [2, 6, 1]
weights = [np.random.randn(b, a) for a, b in zip(sizes, sizes[1:])]
biases = [np.random.randn(b, 1) for b in sizes[1:]]


def feedforward(x):
    for w, b in zip(weights, biases):
        x = sigmoid(w.dot(x) + b)
    return x


def update(x, y, eta):
    activations, zs = [x], []
    for w, b in zip(weights, biases):
        zs.append(w.dot(activations[-1]) + b)
        activations.append(sigmoid(zs[-1]))
    delta2 = (activations[-1] - y) * sigmoid_prime(zs[-1])
    delta1 = weights[1].T.dot(delta2) * sigmoid_prime(zs[0])
    weights[1] -= eta * delta2.dot(activations[1].T)
    biases[1] -= eta * delta2
    weights[0] -= eta * delta1.dot(activations[0].T)
    biases[0] -= eta * delta1


# class 1 when both coordinates have the same sign
points = np.random.uniform(-1, 1, (150, 2))
labels = (points[:, 0] * points[:, 1] > 0).astype(float)

for epoch in range(100):
    for i in np.random.permutation(150):
        update(points[i].reshape(2, 1), labels[i], 1.0)

guess = np.array([feedforward(p.reshape(2, 1))[0, 0] for p in points])
print("right:", np.mean((guess > 0.5) == (labels > 0.5)))
