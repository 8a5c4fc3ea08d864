import numpy as np

# logistic regression from scratch, breast-cancer-like data
np.random.seed(31)
n = 200
X = np.random.randn(n, 5)
true_w = np.array([1.5, -2.0, 0.7, 0.0, 1.0])
y = np.where(X @ true_w + 0.3 * np.random.randn(n) > 0, 1, 0)

X_train, X_test = X[:150], X[150:]
y_train, y_test = y[:150], y[150:]


class LogisticRegression:
    def __init__(self, lr=0.1, n_iters=1000):
        self.lr = lr
        self.n_iters = n_iters
        self.weights = None
        self.bias = None

    def fit(self, X, y):
        n_samples, n_features = X.shape
        self.weights = np.zeros(n_features)
        self.bias = 0
        for k in range(self.n_iters):
            p = self._sigmoid(np.dot(X, self.weights) + self.bias)
            dw = (1 / n_samples) * np.dot(X.T, (p - y))
            db = (1 / n_samples) * np.sum(p - y)
            self.weights -= self.lr * dw
            self.bias -= self.lr * db
            if k % 200 == 0:
                eps = 1e-9
                print("loss", -np.mean(y * np.log(p + eps) + (1 - y) * np.log(1 - p + eps)))

    def predict(self, X):
        p = self._sigmoid(np.dot(X, self.weights) + self.bias)
        return [1 if i > 0.5 else y.min() for i in p]

    def _sigmoid(self, x):
        return 1 / (1 + np.exp(-np.clip(x, -500, 500)))


clf = LogisticRegression()
clf.fit(X_train, y_train)
print("weights", clf.weights, "bias", clf.bias)
print("accuracy:", np.sum(np.array(clf.predict(X_test)) == y_test) / len(y_test))
