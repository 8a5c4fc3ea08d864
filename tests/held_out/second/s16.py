import numpy as np
import matplotlib.pyplot as plt

np.random.seed(2)
x = np.linspace(-1, 1, 60)
y = 1.5 * x ** 3 - x + 0.5 + np.random.randn(60) * 0.05
Phi = np.vstack([x ** k for k in range(4)]).T   # 1, x, x^2, x^3
theta = np.zeros(4)

hist = []
for k in range(4000):
    residual = Phi @ theta - y
    hist.append(0.5 * np.mean(residual ** 2))
    theta = theta - 0.5 * Phi.T @ residual / len(x)

print("theta", theta.round(2))
print("half mse", hist[-1])
plt.semilogy(hist)
plt.show()
