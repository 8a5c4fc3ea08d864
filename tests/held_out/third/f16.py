import numpy as np
np.random.seed(12)

# tiny time series: predict the next value from the last 5
t = np.arange(0, 220)
series = 0.5 + 0.3 * np.sin(t * 0.2) + 0.1 * np.sin(t * 0.53)
window = 5
X = []
Y = []
for i in range(len(series) - window):
    X.append(series[i:i + window])
    Y.append(series[i + window])
X = np.array(X)
Y = np.array(Y).reshape(-1, 1)

n_train = 160
Xtr, Ytr, Xte, Yte = X[:n_train], Y[:n_train], X[n_train:], Y[n_train:]

def s(z): return 1 / (1 + np.exp(-z))

V = np.random.randn(window, 9)
c = np.zeros(9)
U = np.random.randn(9, 1)
d = 0.0

eta = 0.5
for ep in range(1500):
    h = s(Xtr @ V + c)
    o = h @ U + d
    e = o - Ytr
    go = e / n_train
    gh = go @ U.T
    U = U - eta * h.T @ go
    d = d - eta * go.sum()
    V = V - eta * Xtr.T @ gh
    c = c - eta * gh.sum(0)
    if ep % 300 == 0:
        print(ep, "train rmse", np.sqrt(np.mean(e ** 2)))

pred = s(Xte @ V + c) @ U + d
print("test rmse:", np.sqrt(np.mean((pred - Yte) ** 2)))
