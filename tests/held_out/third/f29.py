import numpy as np

np.random.seed(15)
m = 150
area = np.random.uniform(50, 250, m)
year = np.random.uniform(1950, 2020, m)
dist = np.random.uniform(100, 15000, m)
price = 1.2 * area + 0.8 * (year - 1950) - 0.01 * dist + 100

features = np.stack([area, year, dist], axis=1)
y = ((price - price.mean()) / price.std())[:, None]
order = np.random.permutation(m)
train_i, test_i = order[:110], order[110:]

X_train, y_train = features[train_i], y[train_i]
X_test, y_test = features[test_i], y[test_i]


class Model:
    def __init__(self):
        self.params = [np.random.randn(3, 12) * 0.5, np.zeros(12),
                       np.random.randn(12, 1) * 0.3, np.zeros(1)]

    def __call__(self, X):
        W, b, V, c = self.params
        self.h = np.tanh(X @ W + b)
        return self.h @ V + c

    def grads(self, X, y):
        err = self(X) - y
        W, b, V, c = self.params
        g = err / len(X)
        gh = g @ V.T * (1 - self.h ** 2)
        return [X.T @ gh, gh.sum(0), self.h.T @ g, g.sum(0)], 0.5 * float(np.mean(err ** 2))


model = Model()
for epoch in range(1200):
    grads, loss = model.grads(X_train, y_train)
    for p, g in zip(model.params, grads):
        p -= 0.1 * g
    if epoch % 200 == 0:
        print(epoch, "train loss", round(loss, 5))

print("test mse", np.mean((model(X_test) - y_test) ** 2))
