import numpy as np

np.random.seed(11)
text = ("the king rules the land the queen rules the land the dog eats meat the cat eats fish "
        "a king and a queen sit a dog and a cat run") .split()
vocab = sorted(set(text))
index = {w: i for i, w in enumerate(vocab)}
ids = [index[w] for w in text]

pairs = []
for i, c in enumerate(ids):
    for j in range(max(0, i - 2), min(len(ids), i + 3)):
        if j != i:
            pairs.append((c, ids[j]))
pairs = np.array(pairs)
centre, context = pairs[:, 0], pairs[:, 1]

V, D = len(vocab), 8
E = np.random.randn(V, D) * 0.1
O = np.random.randn(D, V) * 0.1
n = len(pairs)

for epoch in range(500):
    h = E[centre]
    logits = h @ O
    logits -= logits.max(axis=1, keepdims=True)
    p = np.exp(logits)
    p /= p.sum(axis=1, keepdims=True)
    loss = -np.log(p[np.arange(n), context]).mean()
    p[np.arange(n), context] -= 1
    p /= n
    dE = np.zeros_like(E)
    np.add.at(dE, centre, p @ O.T)
    O -= 5.0 * h.T @ p
    E -= 5.0 * dE
    if epoch % 100 == 0:
        print("epoch", epoch, "loss", loss)

print("loss", loss, "log V", np.log(V))
q = E[index["king"]]
sim = E @ q / (np.linalg.norm(E, axis=1) * np.linalg.norm(q))
print("nearest to king:", [vocab[i] for i in np.argsort(-sim)[:4]])
