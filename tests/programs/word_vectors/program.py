import numpy as np

text = ("the cat sits on the mat . the dog sits on the rug . the cat sees the dog . "
        "the dog sees the cat . a bird sits on the tree . a bird sees the cat .").split()
words = sorted(set(text))
index = {w: i for i, w in enumerate(words)}
ids = np.array([index[w] for w in text])
context = np.stack([ids[:-2], ids[1:-1]], axis=1)
target = ids[2:]

rng = np.random.default_rng(17)
E = rng.normal(0, 0.5, (len(words), 6))
W = rng.normal(0, 0.3, (12, len(words)))
b = np.zeros(len(words))
for epoch in range(400):
    v = E[context].reshape(len(target), 12)
    z = v @ W + b
    p = np.exp(z - z.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    if epoch % 100 == 0:
        print("epoch", epoch, "loss", -np.log(p[np.arange(len(target)), target]).mean())
    p[np.arange(len(target)), target] -= 1
    p /= len(target)
    dv = (p @ W.T).reshape(len(target), 2, 6)
    W -= 0.5 * v.T @ p
    b -= 0.5 * p.sum(0)
    np.add.at(E, context, -0.5 * dv)

v = E[context].reshape(len(target), 12)
print("next word guessed:", np.mean((v @ W + b).argmax(1) == target))
