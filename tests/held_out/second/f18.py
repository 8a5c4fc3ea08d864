import numpy as np

np.random.seed(9)

X = np.random.randn(200, 4)
true_w = np.array([[1.0], [-2.0], [0.5], [3.0]])
y = X.dot(true_w) + 1.0 + np.random.randn(200, 1) * 0.1

W1 = np.random.randn(4, 16) * np.sqrt(2. / 4)
b1 = np.zeros((1, 16))
W2 = np.random.randn(16, 1) * np.sqrt(2. / 16)
b2 = np.zeros((1, 1))
params = [W1, b1, W2, b2]

# adam
m = v = [np.zeros_like(p) for p in params]
beta1, beta2, eps = 0.9, 0.999, 1e-8
alpha = 0.01

for t in range(1, 601):
    z = X.dot(W1) + b1
    h = np.maximum(z, 0)
    pred = h.dot(W2) + b2
    loss = ((pred - y) ** 2).mean()

    dpred = 2 * (pred - y) / len(X)
    dW2 = h.T.dot(dpred)
    db2 = dpred.sum(0, keepdims=True)
    dz = dpred.dot(W2.T)
    dz[z <= 0] = 0
    dW1 = X.T.dot(dz)
    db1 = dz.sum(0, keepdims=True)

    for i, g in enumerate([dW1, db1, dW2, db2]):
        m[i] = beta1 * m[i] + (1 - beta1) * g
        v[i] = beta2 * v[i] + (1 - beta2) * g * g
        mh = m[i] / (1 - beta1 ** t)
        vh = v[i] / (1 - beta2 ** t)
        params[i] -= alpha * mh / (np.sqrt(vh) + eps)
    if t % 100 == 0:
        print("step", t, "loss", loss)
print("last loss", loss)
