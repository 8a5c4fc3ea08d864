import numpy as np

np.random.seed(15)
spread = 0.9
X = np.concatenate([np.random.randn(60, 2) * spread + m for m in ([0, 1.2], [1.2, -0.8], [-1.2, -0.8])])
y = np.concatenate([np.full(60, k) for k in range(3)])

W1 = np.random.randn(2, 15) * 0.7
b1 = np.zeros(15)
W2 = np.random.randn(15, 3) * 0.5
b2 = np.zeros(3)
eta = 0.2

def probs(x):
    h = np.tanh(x @ W1 + b1)
    z = h @ W2 + b2
    e = np.exp(z - z.max())
    return h, e / e.sum()

for epoch in range(15):
    nll = 0
    for i in np.random.permutation(len(X)):
        x, t = X[i], y[i]
        h, p = probs(x)
        nll -= np.log(p[t])
        d = p.copy()
        d[t] -= 1
        dh = (W2 @ d) * (1 - h ** 2)
        W2 -= eta * np.outer(h, d)
        b2 -= eta * d
        W1 -= eta * np.outer(x, dh)
        b1 -= eta * dh
    if epoch % 3 == 0:
        print("epoch", epoch, "running nll", nll / len(X))

predictions = np.array([probs(x)[1].argmax() for x in X])
for k in range(3):
    print("class", k, "recall", np.mean(predictions[y == k] == k))
print("accuracy", np.mean(predictions == y))
