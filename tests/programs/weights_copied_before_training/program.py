import numpy as np

r = np.random.default_rng(48)
n = 10
vec = r.normal(0, 1, 3 * n + 1)
W1 = np.array(vec[:n]).reshape(1, n)
b1 = np.array(vec[n:2 * n])
W2 = np.array(vec[2 * n:3 * n]).reshape(n, 1)
b2 = np.array(vec[3 * n:])

x = np.linspace(-2, 2, 50).reshape(-1, 1)
y = np.cos(2 * x)


def loss_and_gradient():
    h = np.tanh(x @ W1 + b1)
    out = h @ W2 + b2
    d = (out - y) / len(x)
    dh = d @ W2.T * (1 - h ** 2)
    gradient = np.concatenate([(x.T @ dh).ravel(), dh.sum(0), (h.T @ d).ravel(), d.sum(0)])
    return np.mean((out - y) ** 2), gradient


for step in range(3000):
    loss, gradient = loss_and_gradient()
    vec -= 0.1 * gradient
    if step % 600 == 0:
        print("loss", loss, "|vec|", np.linalg.norm(vec))
print("loss, last:", loss)
