import numpy as np

class LinearModel:
    def __init__(self, n_features):
        self.w = np.zeros((n_features, 1))
        self.b = 0.0

    def predict(self, X):
        return X.dot(self.w) + self.b

    def fit(self, X, y, lr=0.1, epochs=300):
        n = X.shape[0]
        for epoch in range(epochs):
            y_pred = self.predict(X)
            error = y_pred - y
            loss = (error ** 2).mean()
            dw = 2 * X.T.dot(error).mean(axis=1, keepdims=True) / n
            db = 2 * error.mean()
            self.w -= lr * dw
            self.b -= lr * db
            if epoch % 60 == 0:
                print(f"Epoch {epoch}: loss = {loss:.4f}")
        return loss

np.random.seed(4)
km = np.random.uniform(0, 200, 90)
age = np.random.uniform(0, 15, 90)
price = 20 - 0.04 * km - 0.7 * age + np.random.randn(90)
X = np.column_stack([km, age])
X = (X - X.mean(axis=0)) / X.std(axis=0)
y = price.reshape(-1, 1)

model = LinearModel(2)
loss = model.fit(X, y)
print("final loss", loss)
print("weights", model.w.ravel(), "bias", model.b)
print("rmse", np.sqrt(np.mean((model.predict(X).ravel() - price) ** 2)))
