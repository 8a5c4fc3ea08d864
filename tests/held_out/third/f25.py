import numpy as np
import sys

np.random.seed(5)
C = 4
centres = np.array([[2, 2], [-2, 2], [2, -2], [-2, -2]])
X = np.concatenate([c + np.random.randn(30, 2) for c in centres])
y = np.repeat(np.arange(C), 30)
idx = np.random.permutation(len(X))
X, y = X[idx], y[idx]

W = np.zeros((2, C))
b = np.zeros(C)
N = len(X)
best = None

for step in range(300):
    scores = X @ W + b
    scores -= scores.max(axis=1)[:, None]
    probs = np.exp(scores)
    probs /= probs.sum(axis=1)[:, None]

    # gradient
    dscores = probs
    dscores[np.arange(N), y] -= 1
    dW = X.T @ dscores / N
    db = dscores.sum(axis=0) / N

    loss = -np.log(probs[np.arange(N), y]).mean()
    if best is None or loss < best[0]:
        best = (loss, W.copy(), b.copy())      # keep the best weights

    W -= 0.5 * dW
    b -= 0.5 * db
    if step % 60 == 0:
        sys.stdout.write("step %3d  loss %.4f\n" % (step, loss))

loss, W, b = best
acc = ((X @ W + b).argmax(1) == y).mean()
print("best loss", loss, "accuracy", acc)
