import numpy as np

np.random.seed(46)
centres = np.random.randn(4, 6) * 1.5
lab = np.random.randint(0, 4, 160)
X = centres[lab] + np.random.randn(160, 6) * 0.6
i, j = np.random.randint(0, 160, (2, 500))
same = (lab[i] == lab[j]).astype(float)
same_rows = same[:, None]

W = np.random.randn(6, 2) * 0.2
b = np.zeros(2)
margin, lr = 1.0, 0.2

def embed(x):
    return np.tanh(x @ W + b)

for it in range(600):
    A, B = embed(X[i]), embed(X[j])
    diff = A - B
    dist = np.sqrt((diff ** 2).sum(axis=1) + 1e-9)
    gap = np.maximum(0, margin - dist)
    loss = np.mean(same * dist ** 2 + (1 - same) * gap ** 2)
    # derivative with respect to diff
    g = (2 * same_rows * diff - 2 * (1 - same_rows) * (gap / dist)[:, None] * diff) / len(i)
    gA = g * (1 - A ** 2)
    gB = -g * (1 - B ** 2)
    W -= lr * (X[i].T @ gA + X[j].T @ gB)
    b -= lr * (gA.sum(0) + gB.sum(0))
    if it % 120 == 0:
        print(it, "contrastive loss", loss)

E = embed(X)
D = ((E[:, None] - E[None]) ** 2).sum(-1) + np.eye(160) * 99
print("loss", loss, "nearest neighbour accuracy", (lab[D.argmin(1)] == lab).mean())
