import numpy as np

rng = np.random.default_rng(38)
K = 4
centres = rng.normal(0, 2.5, (K, 3))
data = np.vstack([c + rng.normal(0, 0.7, (50, 3)) for c in centres])
label = np.repeat(np.arange(K), 50)
target = np.eye(K)[label]

P = [rng.normal(0, 0.5, (3, 12)), np.zeros(12), rng.normal(0, 0.5, (12, K)), np.zeros(K)]


def forward(x):
    h = np.tanh(x @ P[0] + P[1])
    s = h @ P[2] + P[3]
    e = np.exp(s - s.max(axis=1, keepdims=True))
    return h, e / e.sum(axis=1, keepdims=True)


def train_step(x, t, lr):
    h, p = forward(x)
    d = (p - t) / len(x)
    dh = (d @ P[2].T) * (1 - h ** 2)
    for q, g in zip(P, (x.T @ dh, dh.sum(0), h.T @ d, d.sum(0))):
        q -= lr * g
    return -np.sum(t * np.log(p + 1e-12)) / len(x)


bs = 20
n_batches = len(data) // bs
for epoch in range(60):
    total = 0
    for i in range(n_batches):
        xb = data[i:i + bs]
        tb = target[i:i + bs]
        total += train_step(xb, tb, 0.1)
    if epoch % 12 == 0:
        print("epoch", epoch, "batch loss", total / n_batches)

p = forward(data)[1]
print("loss on all rows", -np.mean(np.log(p[np.arange(200), label] + 1e-12)))
print("accuracy", np.mean(p.argmax(axis=1) == label))
