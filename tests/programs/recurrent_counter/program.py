import numpy as np

rng = np.random.default_rng(83)
W = rng.normal(0, 0.8, (8, 1))
U = rng.normal(0, 0.3, (8, 8))
bh = np.zeros((8, 1))
V = rng.normal(0, 0.3, (1, 8))
bo = np.zeros((1, 1))


def run(bits):
    hs = [np.zeros((8, 1))]
    for bit in bits:
        hs.append(np.tanh(W * bit + U @ hs[-1] + bh))
    return hs, 1 / (1 + np.exp(-(V @ hs[-1] + bo)))


def grads(bits, target):
    hs, p = run(bits)
    do = p - target
    dW, dU, dbh = np.zeros_like(W), np.zeros_like(U), np.zeros_like(bh)
    dh = V.T @ do
    for t in range(len(bits), 0, -1):
        dz = dh * (1 - hs[t] ** 2)
        dW += dz * bits[t - 1]
        dU += dz @ hs[t - 1].T
        dbh += dz
        dh = U.T @ dz
    return dW, dU, dbh, do @ hs[-1].T, do


# more ones than minus ones?
data = []
for _ in range(200):
    bits = rng.choice([-1, 1], size=5)
    data.append((bits, float(bits.sum() > 0)))

for epoch in range(12):
    for k in rng.permutation(150):
        for p, g in zip((W, U, bh, V, bo), grads(*data[k])):
            p -= 0.05 * np.clip(g, -1, 1)

hits = [float((run(bits)[1] > 0.5).item()) == t for bits, t in data[150:]]
print("sequences right:", np.mean(hits))
