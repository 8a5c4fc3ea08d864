import numpy as np

rng = np.random.default_rng(35)
sorts = np.arange(90) % 3
X = np.array([[0, 2], [2, -1], [-2, -1]])[sorts] + rng.normal(0, 0.6, (90, 2))
T = np.eye(3)[sorts]

weights = [rng.normal(0, 0.5, (2, 7)), rng.normal(0, 0.5, (7, 3))]
biases = [np.zeros(7), np.zeros(3)]

for epoch in range(300):
    hidden = np.tanh(X @ weights[0] + biases[0])
    z = hidden @ weights[1] + biases[1]
    p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    loss = -np.mean(np.sum(T * np.log(p), axis=1))

    d_out = (p - T) / len(X)
    d_hid = d_out @ weights[1].T * (1 - hidden ** 2)
    weight_grads = [X.T @ d_hid, hidden.T @ d_out]
    bias_grads = [d_hid.sum(axis=0), d_out.sum(axis=0)]

    for W, b, gW, gb in zip(weights, biases, weight_grads, bias_grads):
        W -= 0.5 * gW
        b -= 0.5 * gb
    if epoch % 60 == 0:
        print("epoch", epoch, "loss", loss)
print("loss at the last epoch", loss)
