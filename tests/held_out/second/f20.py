import numpy as np

np.random.seed(23)

# tiny "digits" with gray values 0..255, no hidden layer
patterns = {
    "T": ["1111", "0110", "0110", "0110"],
    "L": ["1000", "1000", "1000", "1111"],
    "X": ["1001", "0110", "0110", "1001"],
}
X, y = [], []
for idx, (name, rows) in enumerate(patterns.items()):
    img = np.array([[int(c) for c in r] for r in rows]).ravel() * 200
    for _ in range(30):
        X.append(np.clip(img + np.random.randn(16) * 30, 0, 255))
        y.append(idx)
X = np.array(X)
y = np.array(y)


def softmax(z):
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)


W = np.random.randn(16, 3) * 0.01
b = np.zeros(3)
lr = 0.05
for epoch in range(100):
    for k in range(0, len(X), 15):
        xb, yb = X[k:k + 15], y[k:k + 15]
        p = softmax(xb @ W + b)
        p[np.arange(len(yb)), yb] -= 1
        W -= lr * xb.T @ p / len(yb)
        b -= lr * p.mean(axis=0)

pred = np.argmax(X @ W + b, axis=1)
print("accuracy:", np.mean(pred == y))
