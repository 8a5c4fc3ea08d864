import numpy as np

X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
t = np.array([[0.0], [1.0], [1.0], [0.0]])
V, c = np.ones((2, 3)), np.zeros(3)
U, d = np.ones((3, 1)), np.zeros(1)
for epoch in range(3000):
    h = np.tanh(X @ V + c)
    out = 1 / (1 + np.exp(-(h @ U + d)))
    delta = (out - t) / len(X)
    back = delta @ U.T * (1 - h**2)
    U -= 0.5 * h.T @ delta
    d -= 0.5 * delta.sum(0)
    V -= 0.5 * X.T @ back
    c -= 0.5 * back.sum(0)
print("loss", -np.mean(t * np.log(out) + (1 - t) * np.log(1 - out)))
print(V)
