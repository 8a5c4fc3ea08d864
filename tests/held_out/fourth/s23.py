# letters of names, one weight matrix (Karpathy's makemore, in numpy)
import numpy as np

names = "anna emma mia lea lena lina nina nora paula laura clara ida ella lilli marie maria klara".split()
letters = "." + "".join(sorted(set("".join(names))))
num = {c: i for i, c in enumerate(letters)}
first, second = [], []
for name in names:
    chars = "." + name + "."
    for a, b in zip(chars, chars[1:]):
        first.append(num[a])
        second.append(num[b])
first, second = np.array(first), np.array(second)
V, n = len(letters), len(first)

W = np.zeros((V, V))            # convex: zero is a fine start
onehot = np.eye(V)[first]
for k in range(300):
    logits = onehot @ W
    counts = np.exp(logits)
    probs = counts / counts.sum(1, keepdims=True)
    loss = -np.log(probs[np.arange(n), second]).mean() + 0.001 * (W ** 2).mean()
    d = probs.copy()
    d[np.arange(n), second] -= 1
    W += -10 * (onehot.T @ d / n + 0.002 * W / W.size)
    if k % 60 == 0:
        print(k, loss)

print("loss", loss, "uniform", np.log(V))
rng = np.random.default_rng(2)
for _ in range(3):
    out, i = "", 0
    while len(out) < 12:
        p = np.exp(W[i]); p /= p.sum()
        i = rng.choice(V, p=p)
        if i == 0:
            break
        out += letters[i]
    print(out)
