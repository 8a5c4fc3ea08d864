import numpy as np

rng = np.random.default_rng(9)


def spiral(per_arm, arms):
    points, arm = [], []
    for k in range(arms):
        r = np.linspace(0.2, 1, per_arm)
        angle = 2.5 * r + 2 * np.pi * k / arms + rng.normal(0, 0.08, per_arm)
        points.append(np.stack([100 * r * np.sin(angle), 100 * r * np.cos(angle)], axis=1))
        arm.append(np.full(per_arm, k))
    return np.concatenate(points), np.concatenate(arm)


X, y = spiral(80, 3)
X = (X - X.mean(axis=0)) / X.std(axis=0)
shuffled = rng.permutation(len(X))
X, y = X[shuffled], y[shuffled]
split = 180
X_train, y_train = X[:split], y[:split]
X_test, y_test = X[split:], y[split:]

W1 = rng.normal(0, 1.0, size=(2, 24))
b1 = np.zeros((1, 24))
W2 = rng.normal(0, 0.3, size=(24, 3))
b2 = np.zeros((1, 3))
lr, batch = 0.3, 30


def scores(X):
    return np.maximum(X @ W1 + b1, 0) @ W2 + b2


for epoch in range(120):
    perm = rng.permutation(split)
    for start in range(0, split, batch):
        rows = perm[start:start + batch]
        xb, yb = X_train[rows], y_train[rows]
        h_in = xb @ W1 + b1
        h = np.maximum(h_in, 0)
        logits = h @ W2 + b2
        logits -= logits.max(axis=1, keepdims=True)
        p = np.exp(logits)
        p /= p.sum(axis=1, keepdims=True)
        loss = -np.log(p[np.arange(len(yb)), yb]).mean()
        dlogits = p.copy()
        dlogits[np.arange(len(yb)), yb] -= 1
        dlogits /= len(yb)
        dh = dlogits @ W2.T
        dh[h_in <= 0] = 0
        W2 -= lr * (h.T @ dlogits)
        b2 -= lr * dlogits.sum(axis=0, keepdims=True)
        W1 -= lr * (xb.T @ dh)
        b1 -= lr * dh.sum(axis=0, keepdims=True)
    if epoch % 30 == 0:
        print(f"epoch {epoch}: loss {loss:.3f}")

out = scores(X_train)
out = out - out.max(axis=1, keepdims=True)
logp = out - np.log(np.exp(out).sum(axis=1, keepdims=True))
print("test accuracy", np.mean(scores(X_test).argmax(axis=1) == y_test))
print("train loss", -logp[np.arange(split), y_train].mean())
