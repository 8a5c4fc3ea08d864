import numpy as np

# ---------------------------------------------------------------- data
np.random.seed(6)
X = np.random.uniform(-1, 1, (120, 2))
MIX = np.array([[0.5, -1.0, 0.3], [0.2, 0.4, -0.8]])
Y = X.dot(MIX) + np.array([4.0, -3.0, 1.0])

# ---------------------------------------------------------------- network
W1 = np.random.randn(2, 3)
B1 = np.zeros((1, 3))
W2 = np.random.randn(3, 3)
B2 = np.zeros((1, 3))
LR = 0.2

# ---------------------------------------------------------------- training
for epoch in range(1000):
    A1 = np.tanh(X.dot(W1) + B1)
    OUT = A1.dot(W2) + B2

    D2 = (OUT - Y) / len(X)
    D1 = D2.dot(W2.T) * (1 - A1 * A1)

    W2 -= LR * A1.T.dot(D2)
    W1 -= LR * X.T.dot(D1)
    B2 -= LR * np.sum(D2, axis=0, keepdims=True)
    B1 -= LR * np.sum(D1, axis=0, keepdims=True)

# ---------------------------------------------------------------- result
print("Mean of the targets:", Y.mean(axis=0))
print("Mean of the outputs:", OUT.mean(axis=0))
print("Loss:", np.mean((OUT - Y) ** 2))
