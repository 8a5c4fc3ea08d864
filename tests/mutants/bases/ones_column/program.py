import numpy as np

rs = np.random.RandomState(19)
n = 100
raw = rs.uniform(-1, 1, (n, 2))
want = (raw[:, 0] ** 2 + raw[:, 1] > 0.3).astype(float).reshape(n, 1)
X = np.hstack([raw, np.ones((n, 1))])

sigmoid = lambda v: 1 / (1 + np.exp(-v))
slope = lambda s: s * (1 - s)

A = rs.randn(3, 6)
B = rs.randn(7, 1)


def think(rows):
    mid = np.hstack([sigmoid(rows.dot(A)), np.ones((len(rows), 1))])
    return mid, sigmoid(mid.dot(B))


count = 0
while count < 1500:
    count += 1
    mid, got = think(X)
    wrong = want - got
    push = wrong * slope(got)
    pull = push.dot(B[:-1].T) * slope(mid[:, :-1])
    B += 0.4 * mid.T.dot(push)
    A += 0.4 * X.T.dot(pull)
    if count % 500 == 0:
        print(count, "squared error", (wrong ** 2).sum())

mid, got = think(X)
print("right", ((got > 0.5) == (want > 0.5)).mean())
print("mean square", ((want - got) ** 2).mean())
