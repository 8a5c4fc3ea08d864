import numpy as np

np.random.seed(101)
x = np.linspace(-2, 2, 80)[:, None]
y = np.exp(-x ** 2) - 0.5 * np.exp(-(x - 1) ** 2 * 6)

def model(x, w):
    a1 = np.tanh(x @ w['W1'] + w['b1'])
    return a1, a1 @ w['W2'] + w['b2']

def backward(x, y, w):
    a1, out = model(x, w)
    n = len(x)
    dz2 = 2.0 * (out - y) / n
    dW2 = a1.T @ dz2
    db2 = dz2.sum(axis=0)
    dz1 = dz2 @ w['W2'].T * (1 - a1 ** 2)
    dW1 = x.T @ dz1
    db1 = dz1.sum(axis=0)
    return np.mean((out - y) ** 2), {'W1': dW1, 'b1': db1, 'W2': dW2, 'b2': db2}

w = {'W1': np.random.randn(1, 6), 'b1': np.random.randn(6) * 0.3,
     'W2': np.random.randn(6, 1) * 0.5, 'b2': np.zeros(1)}

for i in range(3000):
    loss, g = backward(x, y, w)
    for name in w:
        w[name] -= 0.2 * g[name]
    if i % 500 == 0:
        print('step', i, 'mse', round(loss, 6))

print('final mse', backward(x, y, w)[0])
