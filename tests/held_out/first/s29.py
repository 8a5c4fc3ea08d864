import numpy as np

text = ("the king rules the land the queen rules the land the dog chases the cat the cat fears the dog "
        "a man is a human a woman is a human the man greets the king the woman greets the queen").split()
vocab = sorted(set(text))
index = {w: i for i, w in enumerate(vocab)}
pairs = [(index[text[i]], index[text[j]]) for i in range(len(text)) for j in (i - 2, i - 1, i + 1, i + 2) if 0 <= j < len(text)]
centre = np.array([p[0] for p in pairs])
context = np.array([p[1] for p in pairs])

rng = np.random.default_rng(1)
V, D = len(vocab), 8
emb = rng.normal(0, 0.3, (V, D))
out = rng.normal(0, 0.3, (D, V))
for epoch in range(400):
    h = emb[centre]
    s = h @ out
    s -= s.max(axis=1, keepdims=True)
    p = np.exp(s)
    p /= p.sum(axis=1, keepdims=True)
    loss = -np.log(p[np.arange(len(pairs)), context]).mean()
    p[np.arange(len(pairs)), context] -= 1
    p /= len(pairs)
    gh = p @ out.T
    out -= 2.0 * h.T @ p
    np.add.at(emb, centre, -2.0 * gh)
    if epoch % 80 == 0:
        print(epoch, loss)
print("vocabulary", V, "log V", np.log(V))
print("loss at end", loss)
