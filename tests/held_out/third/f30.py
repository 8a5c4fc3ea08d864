import numpy as np

np.random.seed(19)

# 6x6 "images" with pixel values 0..255
templates = np.random.randint(0, 256, (5, 36))
labels = np.random.randint(0, 5, 250)
pixels = np.clip(templates[labels] + np.random.randn(250, 36) * 40, 0, 255)

def one_hot(v, k):
    out = np.zeros((v.size, k))
    out[np.arange(v.size), v] = 1
    return out

def softmax(z):
    exps = np.exp(z)
    return exps / exps.sum(axis=1, keepdims=True)

Y = one_hot(labels, 5)
W = np.random.randn(36, 5) * 1.0
b = np.zeros(5)
lr = 0.0005

for it in range(200):
    probs = softmax(pixels @ W + b)
    loss = -np.mean(np.sum(Y * np.log(probs + 1e-12), axis=1))
    diff = (probs - Y) / len(pixels)
    W -= lr * pixels.T @ diff
    b -= lr * diff.sum(axis=0)
    if it % 40 == 0:
        print("iter", it, "loss", loss)

final = softmax(pixels @ W + b)
print("loss", loss)
print("accuracy", np.mean(np.argmax(final, 1) == labels))
