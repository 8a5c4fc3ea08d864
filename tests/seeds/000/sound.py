import numpy as np

rng = np.random.default_rng(3)


def squash(x):
    return 1 / (1 + np.e ** -x)


def squash_slope(x):
    s = squash(x)
    return s * (1 - s)


class Chain:
    """layers of any size, one example at a time"""

    def __init__(self, sizes):
        self.outs = [np.zeros((n, 1)) for n in sizes]
        self.sums = [np.zeros((n, 1)) for n in sizes[1:]]
        self.shifts = [np.zeros((n, 1)) for n in sizes[1:]]
        self.mats = [rng.normal(0, 1, (m, n)) for n, m in zip(sizes, sizes[1:])]
        self.rate = 0.5

    def forward(self, x):
        self.outs[0] = np.array(x).reshape(-1, 1)
        for k, out in enumerate(self.outs[:-1]):
            self.sums[k] = self.mats[k] @ self.outs[k] + self.shifts[k]
            self.outs[k + 1] = squash(self.sums[k])
        return self.outs[-1]

    def backward(self, wanted):
        signal = 2 * (self.outs[-1] - np.array(wanted).reshape(-1, 1))
        for k in reversed(range(len(self.mats))):
            signal = signal * squash_slope(self.sums[k])
            change = signal @ self.outs[k].T
            below = self.mats[k].T @ signal
            self.mats[k] -= self.rate * change
            self.shifts[k] -= self.rate * signal
            signal = below


net = Chain((1, 4, 1))
errors = []
for turn in range(4000):
    v = rng.random(1)
    errors.append(float((net.forward(v) - v).item() ** 2))
    net.backward(v)
print("mean squared error", np.mean(errors[-1000:]))
for v in (0.1, 0.4, 0.9):
    print(v, net.forward([v]).ravel())
