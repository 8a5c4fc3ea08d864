import numpy as np

np.random.seed(48)
# spam or ham, bag of 8 words
words = np.random.poisson(1.0, (200, 8)).astype(float)
spam = ((words[:, 0] + words[:, 1] - words[:, 5]) > 1.2).astype(float).reshape(-1, 1)

def relu(x):
    return np.maximum(x, 0)

def sigmoid(x):
    return 1 / (1 + np.exp(-x))

W1 = np.random.randn(8, 16) * np.sqrt(2 / 8)
b1 = np.zeros((1, 16))
W2 = np.random.randn(16, 1) * np.sqrt(2 / 16)
b2 = np.zeros((1, 1))

for i in range(800):
    h = relu(words @ W1 + b1)
    p = sigmoid(h @ W2 + b2)
    loss = -np.mean(spam * np.log(p + 1e-8) + (1 - spam) * np.log(1 - p + 1e-8))
    dz = (p - spam) / len(words)
    dh = dz @ W2.T * (h > 0)
    W2 -= 0.1 * h.T @ dz
    b2 -= 0.1 * dz.sum(axis=0, keepdims=True)
    W1 -= 0.1 * words.T @ dh
    b1 -= 0.1 * dh.sum(axis=0, keepdims=True)
    if i % 200 == 0:
        print(i, "loss", loss)

print("loss", loss)
print("accuracy", np.mean((p > 0.5) == (spam > 0.5)))
