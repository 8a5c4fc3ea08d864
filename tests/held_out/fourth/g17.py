import numpy as np

rng = np.random.RandomState(30)
n = 160
X = rng.uniform(-3, 3, (n, 1))
Y = np.where(X < 0, -0.5 * X, np.sin(3 * X))

theta = [rng.randn(1, 20), rng.randn(20), rng.randn(20, 1) * 0.2, np.zeros(1)]
m = [np.zeros_like(p) for p in theta]
v = [np.zeros_like(p) for p in theta]
b1, b2, eta = 0.9, 0.999, 0.02

def forward(X):
    H = np.tanh(X @ theta[0] + theta[1])
    return H, H @ theta[2] + theta[3]

for t in range(1, 801):
    H, P = forward(X)
    E = (P - Y) / n
    B = (E @ theta[2].T) * (1 - H * H)
    G = [X.T @ B, B.sum(axis=0), H.T @ E, E.sum(axis=0)]
    for i in range(4):
        m[i] *= b1
        m[i] += (1 - b1) * G[i]
        v[i] *= b2
        v[i] += (1 - b2) * G[i] ** 2
        mh = m[i] / (1 - b1 ** t)
        vh = v[i] / (1 - b2 ** t)
        theta[i] -= eta * mh / (np.sqrt(vh) + 1e-8)
    if t % 160 == 0:
        print("t", t, "half mse", 0.5 * np.mean((P - Y) ** 2))

print("half mse", 0.5 * np.mean((forward(X)[1] - Y) ** 2))
