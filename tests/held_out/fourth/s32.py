import numpy as np
import math

random_state = np.random.RandomState(77)
days = np.arange(1, 366, 4)
celsius = 10 - 12 * np.cos(2 * math.pi * (days - 20) / 365) + random_state.randn(len(days)) * 1.0

def scale(v, lo, hi, a=-0.9, b=0.9):
    return a + (v - lo) * (b - a) / (hi - lo)

def unscale(v, lo, hi, a=-0.9, b=0.9):
    return lo + (v - a) * (hi - lo) / (b - a)

lo, hi = celsius.min(), celsius.max()
inp = scale(days.astype(float), 1, 365, -1, 1)[:, None]
out = scale(celsius, lo, hi)[:, None]

hidden = 8
W1 = random_state.randn(hidden, 1) * 2
B1 = random_state.randn(hidden, 1)
W2 = random_state.randn(1, hidden) * 0.4
B2 = np.zeros((1, 1))
N = len(days)

for epoch in range(4000):
    A1 = np.tanh(W1 @ inp.T + B1)                   # hidden x N
    A2 = np.tanh(W2 @ A1 + B2)                      # 1 x N
    E = A2 - out.T
    D2 = E * (1 - A2 ** 2)
    D1 = (W2.T @ D2) * (1 - A1 ** 2)
    W2 -= 0.5 / N * D2 @ A1.T
    B2 -= 0.5 / N * D2.sum(axis=1, keepdims=True)
    W1 -= 0.5 / N * D1 @ inp
    B1 -= 0.5 / N * D1.sum(axis=1, keepdims=True)
    if epoch % 800 == 0:
        print("epoch", epoch, "mse (scaled)", float(np.mean(E ** 2)))

celsius_hat = unscale(A2[0], lo, hi)
print("mean error in degrees", np.abs(celsius_hat - celsius).mean())
