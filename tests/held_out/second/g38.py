import numpy as np
import pandas as pd

np.random.seed(35)

df = pd.DataFrame({
    "rooms": np.random.randint(2, 8, 90),
    "dist": np.random.uniform(1, 12, 90),
    "tax": np.random.uniform(200, 700, 90),
})
df["medv"] = 5 * df["rooms"] - 1.2 * df["dist"] - 0.01 * df["tax"] + np.random.randn(90)

X = df[["rooms", "dist", "tax"]].values
X = (X - X.mean(axis=0)) / X.std(axis=0)
y = df[["medv"]].values
y = (y - y.mean()) / y.std()

w = np.zeros(3)
b = 0.0
lr = 0.05


def predict(X):
    return X.dot(w) + b


for epoch in range(500):
    y_hat = predict(X)
    err = y_hat - y.ravel()
    loss = np.mean(err ** 2)
    for j in range(3):
        w[j] -= lr * 2 * np.mean(err * X[:, j])
    b -= lr * 2 * np.mean(err)
    if epoch % 100 == 0:
        print("Epoch", epoch, "MSE", loss)

print("w:", w, "b:", b)
print("MSE:", loss)
