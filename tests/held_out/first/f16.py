import numpy as np

np.random.seed(14)
# noisy OR-like table with a threshold: at least two of three inputs on
X = np.array([[a, b, c] for a in (0, 1) for b in (0, 1) for c in (0, 1)], dtype=float)
y = (X.sum(axis=1) >= 2).astype(float).reshape(-1, 1)

hidden_dim = 5
W1 = np.random.normal(size=(3, hidden_dim))
b1 = np.zeros(hidden_dim)
W2 = np.random.normal(size=(hidden_dim, 1))
b2 = np.zeros(1)
learning_rate = 1.0

for i in range(5000):
    H = 1 / (1 + np.exp(-(X @ W1 + b1)))
    out = 1 / (1 + np.exp(-(H @ W2 + b2)))
    dout = (out - y) * out * (1 - out)
    dW2 = H.T @ dout
    db2 = dout.sum(axis=0)
    dH = dout @ W2.T * H * (1 - H)
    dW1 = X.T @ dH
    db1 = dH.sum(axis=0)

    W1 -= learning_rate * dW1
    b1 -= learning_rate * db1
    W2 =- learning_rate * dW2
    b2 -= learning_rate * db2
    if i % 1000 == 0:
        print("error:", np.mean(np.abs(out - y)))

print("final train error", np.mean((out - y) ** 2))
