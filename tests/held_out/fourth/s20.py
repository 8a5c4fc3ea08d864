import numpy as np

rng = np.random.default_rng(64)

class ELM:
    """hidden weights are random and stay so"""

    def __init__(self, d, hidden, ridge=1e-3):
        self.W = rng.normal(size=(d, hidden))
        self.b = rng.normal(size=hidden)
        self.ridge = ridge

    def hidden(self, X):
        return np.tanh(X @ self.W + self.b)

    def fit(self, X, Y):
        H = self.hidden(X)
        A = H.T @ H + self.ridge * np.eye(H.shape[1])
        self.beta = np.linalg.solve(A, H.T @ Y)
        return self

    def predict(self, X):
        return self.hidden(X) @ self.beta


t = rng.uniform(0, 2 * np.pi, 240)
arm = rng.integers(0, 2, 240)
rad = t / 2
X = np.stack([rad * np.cos(t + np.pi * arm), rad * np.sin(t + np.pi * arm)], 1) + rng.normal(0, 0.1, (240, 2))
Y = np.where(arm == 1, 1.0, -1.0)

train, test = slice(0, 180), slice(180, 240)
for hidden in (20, 40, 80):
    elm = ELM(2, hidden).fit(X[train], Y[train])
    acc = np.mean(np.sign(elm.predict(X[test])) == Y[test])
    mse = np.mean((elm.predict(X[train]) - Y[train]) ** 2)
    print("hidden", hidden, "train mse", round(mse, 4), "test accuracy", round(acc, 3))
