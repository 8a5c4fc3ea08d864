# taxi fare from distance and minutes, linear neuron
import numpy as np
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt

rng = np.random.default_rng(8)
km = rng.uniform(0.5, 10, 100)
minutes = km * 2 + rng.uniform(-3, 3, 100)
fare = 25 + 1.8 * km + 0.3 * minutes + rng.normal(0, 0.5, 100)

x = np.column_stack([(km - km.mean()) / km.std(), (minutes - minutes.mean()) / minutes.std()])
w = np.zeros(2)
lr = 0.05
losses = []
for epoch in range(300):
    pred = x @ w
    error = pred - fare
    losses.append(np.mean(error ** 2))
    w -= lr * 2 * x.T @ error / len(x)

plt.plot(losses)
plt.title("loss")
plt.close()
print("weights", w)
print("rmse", np.sqrt(losses[-1]))
