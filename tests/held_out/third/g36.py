import numpy as np

rs = np.random.RandomState(99)
X = rs.randn(80, 6)
W_real = rs.randn(6, 2)
Y = np.tanh(X @ W_real) + 0.05 * rs.randn(80, 2)

lam = 0.05
sizes = [6, 12, 2]
Ws, bs = [], []
for a, b in zip(sizes[:-1], sizes[1:]):
    Ws.append(rs.randn(a, b) * 0.3)
    bs.append(np.zeros(b))


def net(X):
    A = [X]
    for i, (W, b) in enumerate(zip(Ws, bs)):
        Z = A[-1] @ W + b
        A.append(np.tanh(Z) if i < len(Ws) - 1 else Z)
    return A


def loss(out):
    data = np.sum((out - Y) ** 2) / (2 * len(Y))
    return data + 0.5 * lam * sum(np.sum(W * W) for W in Ws)


for it in range(2000):
    A = net(X)
    D = (A[-1] - Y) / len(Y)
    for i in (1, 0):
        gW = A[i].T @ D + lam * Ws[i]
        gb = D.sum(axis=0)
        D = D @ Ws[i].T * (1 - A[i] ** 2)
        Ws[i] -= 0.1 * gW
        bs[i] -= 0.1 * gb
    if it % 400 == 0:
        print(it, "loss with penalty", loss(net(X)[-1]))

print("loss", loss(net(X)[-1]))
print("norms", [round(float(np.linalg.norm(W)), 3) for W in Ws])
