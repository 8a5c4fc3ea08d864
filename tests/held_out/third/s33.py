import numpy as np

np.random.seed(21)
L, F, K = 20, 4, 5          # signal length, filters, kernel

def make(n):
    X = 0.2 * np.random.randn(n, L)
    y = np.random.randint(0, 2, n)
    bump = np.array([0.2, 0.8, 1.2, 0.8, 0.2])
    saw = np.array([1.0, -1.0, 1.0, -1.0, 1.0])
    for i in range(n):
        s = np.random.randint(0, L - K)
        X[i, s:s + K] += saw if y[i] else bump
    return X, y

X, y = make(60)
filt = np.random.randn(F, K) * 0.4
fb = np.zeros(F)
w = np.random.randn(F) * 0.4
c = 0.0
lr = 0.1

def forward(x):
    patches = np.lib.stride_tricks.sliding_window_view(x, K)    # (L-K+1, K)
    conv = patches @ filt.T + fb
    act = np.maximum(conv, 0)
    where = act.argmax(axis=0)
    pooled = act[where, np.arange(F)]
    return patches, where, pooled, 1 / (1 + np.exp(-(pooled @ w + c)))

for epoch in range(25):
    loss = 0
    for i in np.random.permutation(len(X)):
        patches, where, pooled, p = forward(X[i])
        loss -= np.log(p if y[i] else 1 - p)
        d = p - y[i]
        dpool = d * w
        w -= lr * d * pooled
        c -= lr * d
        for f in range(F):
            if pooled[f] > 0:
                filt[f] -= lr * dpool[f] * patches[where[f]]
                fb[f] -= lr * dpool[f]
    if epoch % 5 == 0:
        print("epoch", epoch, "loss", loss / len(X))

Xt, yt = make(100)
print("loss", loss / len(X), "test accuracy", np.mean([(forward(x)[3] > 0.5) == t for x, t in zip(Xt, yt)]))
