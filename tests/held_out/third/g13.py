import numpy as np
import matplotlib.pyplot as plt

# simple regression net: house price from size
np.random.seed(7)
size = np.random.uniform(40, 200, 80)
price = 1.5 * size + 30 + np.random.normal(0, 8, 80)

x = ((size - size.mean()) / size.std()).reshape(-1, 1)
y = ((price - price.mean()) / price.std()).reshape(-1, 1)

W1 = np.random.randn(1, 8) * 0.5
b1 = np.zeros((1, 8))
W2 = np.random.randn(8, 1) * 0.5
b2 = np.zeros((1, 1))

def relu(z):
    return np.maximum(0, z)

losses = []
lr = 0.05
for epoch in range(500):
    z1 = x @ W1 + b1
    a1 = relu(z1)
    y_hat = a1 @ W2 + b2

    diff = y_hat - y
    loss = np.mean(diff ** 2)
    losses.append(loss)

    dy = 2 * diff.mean(axis=1, keepdims=True) / len(x)
    dW2 = a1.T @ dy
    db2 = dy.sum(axis=0, keepdims=True)
    dz1 = (dy @ W2.T) * (z1 > 0)
    dW1 = x.T @ dz1
    db1 = dz1.sum(axis=0, keepdims=True)

    W1 -= lr * dW1; b1 -= lr * db1
    W2 -= lr * dW2; b2 -= lr * db2
    if epoch % 100 == 0:
        print(f"Epoch {epoch}, Loss: {loss:.4f}")

print("Final loss:", losses[-1])
plt.plot(losses)
plt.xlabel("epoch")
plt.ylabel("mse")
plt.show()
