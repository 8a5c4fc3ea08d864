import numpy as np

np.random.seed(21)

# three blobs, softmax regression, one sample at a time
centers = [(-2, 0), (2, 0), (0, 3)]
X = np.vstack([np.random.randn(30, 2) * 0.7 + c for c in centers])
labels = np.repeat(np.arange(3), 30)
Y = np.eye(3)[labels]


class SoftmaxClassifier:
    def __init__(self, n_features, n_classes):
        self.W = np.random.randn(n_features, n_classes) * 0.01
        self.b = np.zeros(n_classes)

    def predict_proba(self, x):
        logits = x @ self.W + self.b
        logits -= np.max(logits)
        e = np.exp(logits)
        return e / e.sum()

    def learn_one(self, x, y, lr):
        p = self.predict_proba(x)
        grad = p - y
        self.W -= lr * np.outer(x, grad)
        self.b -= lr * grad
        return -np.log(p[np.argmax(y)] + 1e-12)


clf = SoftmaxClassifier(2, 3)
for epoch in range(10):
    total = 0
    for i in np.random.permutation(len(X)):
        total += clf.learn_one(X[i], Y[i], 0.05)
    print("epoch", epoch + 1, "loss", total / len(X))

hits = sum(np.argmax(clf.predict_proba(x)) == l for x, l in zip(X, labels))
print("accuracy", hits / len(X))
