import numpy as np
import matplotlib.pyplot as plt

np.random.seed(4)

# температура -> продажи мороженого
temp = np.random.uniform(15, 35, 60)
sales = 120 - 2.5 * temp + np.random.randn(60) * 3
x = (temp - 15) / 20
y = sales / 100

w = 0.0
lr = 0.1
for epoch in range(1500):
    y_pred = w * x
    error = y_pred - y
    w -= lr * 2 * np.mean(error * x)
    if epoch % 300 == 0:
        print("epoch", epoch, "loss", np.mean(error ** 2))

print("w =", w)
plt.scatter(x, y)
plt.plot(x, y_pred, color="red")
plt.show()
print("final loss", np.mean(error ** 2))
