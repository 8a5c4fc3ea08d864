import numpy as np

rng = np.random.default_rng(37)


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def net(x, P):
    h = np.maximum(x @ P[0] + P[1], 0)
    return h, softmax(h @ P[2] + P[3])


def loss_and_delta(scores, k):
    rows = np.arange(len(k))
    p = softmax(scores)
    loss = -np.log(p[rows, k]).mean()
    delta = p.copy()
    delta[rows, k] -= 1
    return loss, delta / len(k)


k = rng.integers(0, 3, 150)
x = np.array([[0, 2], [1.8, -1], [-1.8, -1]])[k] + rng.normal(0, 0.5, (150, 2))
P = [rng.normal(0, 0.8, (2, 10)), np.zeros(10), rng.normal(0, 0.4, (10, 3)), np.zeros(3)]
for step in range(500):
    h, out = net(x, P)
    loss, d = loss_and_delta(out, k)
    dh = d @ P[2].T * (h > 0)
    for p, g in zip(P, (x.T @ dh, dh.sum(0), h.T @ d, d.sum(0))):
        p -= 0.2 * g
    if step % 100 == 0:
        print(step, "loss", loss)
print("share right", np.mean(net(x, P)[1].argmax(1) == k))
print("mean -log p =", -np.log(net(x, P)[1][np.arange(150), k]).mean())
