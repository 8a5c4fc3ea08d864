import numpy as np

np.random.seed(73)
n = 220
X = np.random.randn(n, 4)
klass = (X[:, 0] * X[:, 1] > 0).astype(float)
value = np.abs(X[:, 2]) + 0.3 * X[:, 3]

trunk = {"W": np.random.randn(4, 24) * 0.5, "b": np.zeros(24)}
headA = {"W": np.random.randn(24) * 0.2, "b": 0.0}
headB = {"W": np.random.randn(24) * 0.2, "b": 0.0}
lr, weightB = 0.3, 0.5

def features(X):
    return np.tanh(X @ trunk["W"] + trunk["b"])

for epoch in range(1500):
    h = features(X)
    p = 1 / (1 + np.exp(-(h @ headA["W"] + headA["b"])))
    v = h @ headB["W"] + headB["b"]
    lossA = -np.mean(klass * np.log(p + 1e-12) + (1 - klass) * np.log(1 - p + 1e-12))
    lossB = 0.5 * np.mean((v - value) ** 2)

    dA = (p - klass) / n
    dB = weightB * (v - value) / n
    dh = np.outer(dA, headA["W"]) + np.outer(dB, headB["W"])
    dz = dh * (1 - h ** 2)

    for head, d in ((headA, dA), (headB, dB)):
        head["W"] -= lr * h.T @ d
        head["b"] -= lr * d.sum()
    trunk["W"] -= lr * X.T @ dz
    trunk["b"] -= lr * dz.sum(axis=0)
    if epoch % 300 == 0:
        print(f"{epoch}: total {lossA + weightB * lossB:.4f}  class {lossA:.4f}  value {lossB:.4f}")

print("total", lossA + weightB * lossB, "accuracy", np.mean((p > 0.5) == klass))
