import numpy as np

rng = np.random.default_rng(12)

# logistische Regression mit L2-Strafe
N = 150
X = rng.normal(size=(N, 6))
w_wahr = np.array([1.5, -2.0, 0.5, 0.0, 0.0, 1.0])
y = (X @ w_wahr + 0.3 + rng.normal(0, 1.0, N) > 0).astype(float)

lam = 0.3
rate = 0.2


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def kosten(w, b):
    p = np.clip(sigmoid(X @ w + b), 1e-12, 1 - 1e-12)
    ce = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
    return ce + lam / 2 * np.sum(w ** 2)


w = rng.normal(0, 0.1, 6)
b = 0.0
for schritt in range(400):
    p = sigmoid(X @ w + b)
    fehler = p - y
    grad_w = X.T @ fehler / N + lam * w
    grad_b = fehler.mean()
    w = w - rate * grad_w
    b = b - rate * grad_b
    if schritt % 50 == 0:
        print(schritt, "Kosten:", kosten(w, b))

print("Gewichte", np.round(w, 2))
print("Kosten am Ende:", kosten(w, b))
