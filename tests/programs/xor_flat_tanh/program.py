# XOR, everything at top level
import numpy as np

np.random.seed(3)

x = np.array([[0., 0.], [0., 1.], [1., 0.], [1., 1.]])
t = np.array([[0.], [1.], [1.], [0.]])

w1 = np.random.normal(0, 1, (2, 3))
b1 = np.zeros((1, 3))
w2 = np.random.normal(0, 1, (3, 1))
b2 = np.zeros((1, 1))
rate = 0.2

for step in range(2000):
    h = np.tanh(x @ w1 + b1)
    y = 1 / (1 + np.exp(-(h @ w2 + b2)))

    loss = -np.mean(t * np.log(y + 1e-12) + (1 - t) * np.log(1 - y + 1e-12))

    dz2 = y - t                       # sigmoid and cross entropy together
    dw2 = h.T @ dz2
    db2 = dz2.sum(axis=0, keepdims=True)
    dz1 = (dz2 @ w2.T) * (1 - h ** 2)
    dw1 = x.T @ dz1
    db1 = dz1.sum(axis=0, keepdims=True)

    w1 -= rate * dw1
    b1 -= rate * db1
    w2 -= rate * dw2
    b2 -= rate * db2

    if step % 400 == 0:
        print(step, round(float(loss), 4))

print("loss at the end:", float(loss))
print(np.hstack([x, t, y.round(3)]))
