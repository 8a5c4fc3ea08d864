import numpy as np

rng = np.random.default_rng(73)


def crosses_and_boxes(n):
    images = rng.normal(0, 0.25, (n, 5, 5))
    kind = rng.integers(0, 2, n)
    i = np.arange(5)
    for image, k in zip(images, kind):
        if k:
            image[i, i] += 1
            image[i, 4 - i] += 1
        else:
            image[0] += 1
            image[4] += 1
    return images, kind


n = 240
images, kind = crosses_and_boxes(n)
X = images.reshape(n, 25).T
Y = kind.reshape(1, n)

params = {"W1": rng.normal(0, 0.3, (10, 25)), "b1": np.zeros((10, 1)), "W2": rng.normal(0, 0.3, (1, 10)), "b2": np.zeros((1, 1))}


def forward(X):
    Z1 = params["W1"] @ X + params["b1"]
    A1 = np.maximum(Z1, 0)
    return Z1, A1, 1 / (1 + np.exp(-(params["W2"] @ A1 + params["b2"])))


for i in range(400):
    Z1, A1, A2 = forward(X)
    dZ2 = (A2 - Y) / n
    dZ1 = params["W2"].T @ dZ2 * (Z1 > 0)
    grads = {"W2": dZ2 @ A1.T, "b2": dZ2.sum(1, keepdims=True), "W1": dZ1 @ X.T, "b1": dZ1.sum(1, keepdims=True)}
    for name, g in grads.items():
        params[name] -= 0.3 * g
print("training accuracy", np.mean((forward(X)[2] > 0.5) == Y))
