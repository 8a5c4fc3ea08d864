import numpy as np

rng = np.random.default_rng(55)


class Net:
    def __init__(self, *sizes):
        self.ws = [rng.normal(0, 1 / np.sqrt(a), (a, b)) for a, b in zip(sizes, sizes[1:])]
        self.bs = [np.zeros(b) for b in sizes[1:]]

    def run(self, x):
        self.acts = [x]
        for w, b in zip(self.ws, self.bs):
            z = np.clip(self.acts[-1] @ w + b, -500, 500)
            self.acts.append(1 / (1 + np.exp(-z)))
        return self.acts[-1]

    def learn(self, x, t, rate):
        d = (self.run(x) - t) / len(x)
        for k in range(len(self.ws) - 1, -1, -1):
            d = d * self.acts[k + 1] * (1 - self.acts[k + 1])
            back = d @ self.ws[k].T
            self.ws[k] -= rate * self.acts[k].T @ d
            self.bs[k] -= rate * d.sum(0)
            d = back


# a bright stroke: upright or lying
kind = rng.integers(0, 2, 200)
pictures = rng.integers(0, 120, (200, 6, 6)).astype(float)
for p, k in zip(pictures, kind):
    place = rng.integers(0, 6)
    if k:
        p[:, place] = 255
    else:
        p[place, :] = 255
x = pictures.reshape(200, 36)
t = np.eye(2)[kind]

net = Net(36, 12, 2)
for epoch in range(800):
    net.learn(x, t, 4.0)
    if epoch % 200 == 0:
        print(epoch, "flat units:", np.mean((net.acts[1] < 0.001) | (net.acts[1] > 0.999)))
print("hit rate", np.mean(net.run(x).argmax(1) == kind))
