import numpy as np

rng = np.random.default_rng(5)

# do both numbers have the same sign?
data = rng.uniform(-2, 2, size=(80, 2))
label = (data[:, 0] * data[:, 1] > 0).astype(float)


def logistic(v):
    return 1.0 / (1.0 + np.exp(-v))


w_hid = rng.normal(0, 1, size=(6, 2))
c_hid = np.zeros(6)
w_out = rng.normal(0, 1, size=6)
c_out = 0.0
step_size = 0.4

for sweep in range(100):
    order = rng.permutation(len(data))
    total = 0.0
    for i in order:
        x = data[i]
        t = label[i]
        s = w_hid @ x + c_hid
        h = np.tanh(s)
        o = logistic(w_out @ h + c_out)
        total += 0.5 * (o - t) ** 2
        d_o = (o - t) * o * (1 - o)
        d_h = d_o * w_out * (1 - h * h)
        w_out -= step_size * d_o * h
        c_out -= step_size * d_o
        w_hid -= step_size * np.outer(d_h, x)
        c_hid -= step_size * d_h
    if sweep % 20 == 0:
        print("sweep", sweep, "error", total / len(data))

answers = np.array([logistic(w_out @ np.tanh(w_hid @ x + c_hid) + c_out) for x in data])
print("hit rate", np.mean((answers > 0.5) == (label == 1)))
print("half squared error", np.mean(0.5 * (answers - label) ** 2))
