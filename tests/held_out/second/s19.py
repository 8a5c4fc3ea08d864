import numpy as np

celsius = np.array([-40, -10, 0, 8, 15, 22, 38], dtype=float)
fahrenheit = np.array([-40, 14, 32, 46.4, 59, 71.6, 100.4])
x = celsius / 50
y = fahrenheit / 100
w, b = np.random.RandomState(0).randn(2)
for epoch in range(1000):
    pred = w * x + b
    grad_w = 2 * np.mean((pred - y) * x)
    grad_b = 2 * np.mean(pred - y)
    w -= 0.1 * grad_w
    b -= 0.1 * grad_b
    if epoch % 200 == 0:
        print("epoch", epoch, "loss", np.mean((pred - y) ** 2))
print("100 C =", (w * 100 / 50 + b) * 100, "F")
print("loss", np.mean((pred - y) ** 2))
