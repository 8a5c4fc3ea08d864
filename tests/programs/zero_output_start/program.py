import numpy as np
from sklearn import datasets

rng = np.random.default_rng(2)
flowers = datasets.load_iris()
inputs = flowers.data.copy()
inputs -= inputs.mean(axis=0)
inputs /= inputs.std(axis=0)
names = flowers.target

mixed = rng.permutation(len(inputs))
train, test = mixed[:120], mixed[120:]

W1 = rng.uniform(-1, 1, (4, 9)) * np.sqrt(6 / (4 + 9))
b1 = np.zeros(9)
W2 = np.zeros((9, 3))
b2 = np.zeros(3)

for epoch in range(120):
    rng.shuffle(train)
    for batch in np.array_split(train, 6):
        x, k = inputs[batch], names[batch]
        h = (x @ W1 + b1).clip(min=0)
        logits = h @ W2 + b2
        logits -= logits.max(axis=1)[:, np.newaxis]
        prob = np.exp(logits)
        prob /= prob.sum(axis=1)[:, np.newaxis]
        prob[np.arange(len(k)), k] -= 1.0
        prob /= len(k)
        dh = prob @ W2.T
        dh *= h > 0
        W2 -= 0.1 * h.T @ prob
        b2 -= 0.1 * prob.sum(axis=0)
        W1 -= 0.1 * x.T @ dh
        b1 -= 0.1 * dh.sum(axis=0)

h = (inputs[test] @ W1 + b1).clip(min=0)
print("test hits =", np.mean((h @ W2 + b2).argmax(axis=1) == names[test]))
