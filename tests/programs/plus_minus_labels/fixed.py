import numpy as np

rng = np.random.default_rng(38)
X = rng.normal(size=(120, 2))
y = (np.sign(X[:, 0] - 2 * X[:, 1] + 0.4 + rng.normal(0, 0.8, 120)) + 1) / 2
w = np.zeros(2)
b = 0.0

for epoch in range(500):
    p = 1 / (1 + np.exp(-(X @ w + b)))
    loss = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
    w -= 0.1 * X.T @ (p - y) / len(y)
    b -= 0.1 * np.mean(p - y)
    if epoch % 100 == 0:
        print(f"epoch {epoch}: loss {loss:.4f} w {w.round(2)}")

print("classes", np.unique(y))
print(f"loss at the end: {loss:.6f}")
