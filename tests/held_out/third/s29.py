import numpy as np

np.random.seed(41)

def unpack(v):
    return v[:6].reshape(2, 3), v[6:9], v[9:12].reshape(3, 1), v[12:]

def forward(v, X):
    W1, b1, W2, b2 = unpack(v)
    h = np.tanh(X @ W1 + b1)
    return 1 / (1 + np.exp(-(h @ W2 + b2)))

def loss(v, X, y):
    return np.mean((forward(v, X) - y) ** 2)

def numerical_gradient(f, v, h=1e-4):
    g = np.zeros_like(v)
    for i in range(v.size):
        old = v[i]
        v[i] = old + h
        up = f(v)
        v[i] = old - h
        down = f(v)
        v[i] = old              # put it back
        g[i] = (up - down) / (2 * h)
    return g

X = np.array([[0, 0], [0, 1], [1, 0], [1, 1.]])
y = np.array([[0], [1], [1], [0.]])
v = np.random.randn(13)
for step in range(700):
    v -= 2.0 * numerical_gradient(lambda q: loss(q, X, y), v)
    if step % 140 == 0:
        print("step", step, "loss", loss(v, X, y))

print("loss", loss(v, X, y))
print(forward(v, X).round(3).ravel())
