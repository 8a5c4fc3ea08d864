import numpy as np

np.random.seed(70)
t = np.arange(160)
series = np.sin(t / 5) * 0.6 + np.sin(t / 11) * 0.3
WINDOW = 8

X = np.array([series[i:i + WINDOW] for i in range(len(series) - WINDOW)])
y = series[WINDOW:].reshape(-1, 1)
X_train, y_train = X[:110], y[:110]
X_test, y_test = X[110:], y[110:]

Wi = np.random.randn(WINDOW, 12) * 0.3
bi = np.zeros(12)
Wo = np.random.randn(12, 1) * 0.3
bo = np.zeros(1)

for epoch in range(1500):
    h = np.tanh(X_train @ Wi + bi)
    d = (h @ Wo + bo - y_train) / len(X_train)
    dh = d @ Wo.T * (1 - h ** 2)
    grads = [X_train.T @ dh, dh.sum(0), h.T @ d, d.sum(0)]
    norm = np.sqrt(sum((g ** 2).sum() for g in grads))
    if norm > 1.0:
        grads = [g / norm for g in grads]
    for p, g in zip([Wi, bi, Wo, bo], grads):
        p -= 0.2 * g

forecast = np.tanh(X_test @ Wi + bi) @ Wo + bo
print("one step ahead, mse", np.mean((forecast - y_test) ** 2))

# walk on from its own answers
window = list(series[-WINDOW:])
for _ in range(5):
    nxt = (np.tanh(np.array(window[-WINDOW:]) @ Wi + bi) @ Wo + bo).item()
    window.append(nxt)
print("continued:", np.round(window[WINDOW:], 3))
