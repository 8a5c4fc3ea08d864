import numpy as np

# 3-arm spiral with Nesterov momentum (look-ahead as in the CS231n notes)
np.random.seed(2)
K, n = 3, 50
X, y = [], []
for k in range(K):
    r = np.linspace(0.05, 1, n)
    th = np.linspace(k * 4, (k + 1) * 4, n) + 0.12 * np.random.randn(n)
    X.append(np.stack([r * np.sin(th), r * np.cos(th)], 1))
    y += [k] * n
X, y = np.concatenate(X), np.array(y)
m = len(y)

P = {"W1": np.random.randn(2, 40) * 0.7, "b1": np.zeros(40),
     "W2": np.random.randn(40, K) * 0.15, "b2": np.zeros(K)}
V = {k: 0 * v for k, v in P.items()}

def loss_grad(P):
    h = np.maximum(0, X @ P["W1"] + P["b1"])
    s = h @ P["W2"] + P["b2"]
    s -= s.max(1, keepdims=True)
    p = np.exp(s)
    p /= p.sum(1, keepdims=True)
    loss = -np.log(p[range(m), y]).mean()
    p[range(m), y] -= 1
    p /= m
    dh = p @ P["W2"].T
    dh[h <= 0] = 0
    return loss, {"W1": X.T @ dh, "b1": dh.sum(0), "W2": h.T @ p, "b2": p.sum(0)}

for it in range(800):
    loss, g = loss_grad(P)
    for k in P:
        v_prev = V[k]
        V[k] = 0.9 * V[k] - 0.3 * g[k]
        P[k] = P[k] - 0.9 * v_prev + (1 + 0.9) * V[k]
    if it % 200 == 0:
        print(it, loss)

s = np.maximum(0, X @ P["W1"] + P["b1"]) @ P["W2"] + P["b2"]
print("loss", loss, "acc", (s.argmax(1) == y).mean())
