import numpy as np
import matplotlib.pyplot as plt

np.random.seed(42)

# time series: the last 6 values -> the next 6 values
t = np.arange(160)
series = 0.6 * np.sin(0.25 * t) + 0.3 * np.sin(0.6 * t + 1)
k = 6
X = np.array([series[i:i + k] for i in range(len(series) - 2 * k)])
Y = np.array([series[i + k:i + 2 * k] for i in range(len(series) - 2 * k)])

layers = [k, k, k]
W = [np.random.randn(a, b) * 0.4 for a, b in zip(layers[:-1], layers[1:])]
b = [np.zeros((1, n)) for n in layers[1:]]


def forward(X):
    acts = [X]
    for i in range(len(W)):
        z = np.dot(acts[-1], W[i]) + b[i]
        acts.append(np.tanh(z) if i < len(W) - 1 else z)
    return acts


lr = 0.2
losses = []
for epoch in range(1500):
    acts = forward(X)
    losses.append(np.mean(np.square(acts[-1] - Y)))
    delta = (acts[-1] - Y) / len(X)
    for i in reversed(range(len(W))):
        dW = np.dot(delta.T, acts[i])
        db = np.sum(delta, axis=0, keepdims=True)
        delta = np.dot(delta, W[i].T) * (1 - acts[i] ** 2)
        W[i] -= lr * dW
        b[i] -= lr * db

plt.plot(losses)
plt.title("loss")
plt.show()
print("final loss", losses[-1])
