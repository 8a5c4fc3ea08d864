import numpy as np

# ---- settings ----
N_HIDDEN = 1
RATE = 0.5
EPOCHS = 3000
SEED = 5
# ------------------


def init():
    r = np.random.RandomState(SEED)
    return r.randn(2, N_HIDDEN), np.zeros(N_HIDDEN), r.randn(N_HIDDEN, 1), np.zeros(1)


def forward(x, W1, b1, W2, b2):
    h = np.tanh(x @ W1 + b1)
    return h, 1 / (1 + np.exp(-(h @ W2 + b2)))


def step(x, t, W1, b1, W2, b2):
    h, y = forward(x, W1, b1, W2, b2)
    d = (y - t) / len(x)
    dh = (d @ W2.T) * (1 - h ** 2)
    return W1 - RATE * x.T @ dh, b1 - RATE * dh.sum(0), W2 - RATE * h.T @ d, b2 - RATE * d.sum(0)


x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)
t = np.array([[0], [1], [1], [0]], dtype=float)
weights = init()
for epoch in range(EPOCHS):
    weights = step(x, t, *weights)
    if epoch % 500 == 0:
        y = forward(x, *weights)[1]
        print("loss", -np.mean(t * np.log(y) + (1 - t) * np.log(1 - y)))
y = forward(x, *weights)[1]
print(y.round(2).ravel())
print("loss", -np.mean(t * np.log(y) + (1 - t) * np.log(1 - y)))
