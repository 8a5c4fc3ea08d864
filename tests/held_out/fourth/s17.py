import numpy as np

np.random.seed(91)
X = np.c_[np.random.randn(100, 2) * [1, 3], np.ones(100)]
y = (X @ np.array([1.5, -0.5, 0.3]) + np.random.randn(100) * 0.3 > 0) * 1

def p(w): return 1 / (1 + np.exp(-X @ w))
def J(w):
    q = np.clip(p(w), 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log(q) + (1 - y) * np.log(1 - q)) + 0.005 * w @ w

w = np.zeros(3)
w_old = w.copy()
mu, lr = 0.8, 0.2
k = 0
while True:
    g = X.T @ (p(w) - y) / 100 + 0.01 * w
    w_new = w - lr * g + mu * (w - w_old)
    w_old, w = w, w_new
    k += 1
    if k % 40 == 1:
        print("k =", k, "J =", J(w), "|g| =", np.linalg.norm(g))
    if np.linalg.norm(g) < 1e-6 or k >= 2000:
        break

print("stopped after", k, "steps, J =", J(w))
print("w =", w, "accuracy", np.mean((X @ w > 0) == y))
