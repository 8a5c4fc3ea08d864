import numpy as np


def init():
    global W, b, rate
    np.random.seed(12)
    W = [np.random.rand(3, 2), np.random.rand(1, 3)]
    b = [np.zeros((3, 1)), np.zeros((1, 1))]
    rate = 0.3
def forward(x):
    global a0, a1, a2
    a0 = x
    a1 = np.tanh(W[0].dot(a0) + b[0])
    a2 = W[1].dot(a1) + b[1]
    return a2
def backward(t):
    d2 = a2 - t
    d1 = W[1].T.dot(d2) * (1 - a1 ** 2)
    W[1] -= rate * d2.dot(a1.T) / 6; b[1] -= rate * d2.mean(1, keepdims=True)
    W[0] -= rate * d1.dot(a0.T) / 6; b[0] -= rate * d1.mean(1, keepdims=True)
init()
x = np.array([[0., 1, 2, 3, 4, 5], [1, 1, 1, 1, 1, 1]]) / 5; t = np.sin(x[:1])
def main(n):
    i = 0
    while i < n:
        forward(x); backward(t)
        i += 1
        if i % 50: continue
        print(i, np.abs(a2 - t).max())
if __name__ == '__main__':
    main(200)
