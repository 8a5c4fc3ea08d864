import numpy as np

np.random.seed(26)
series = np.sin(np.arange(300) / 6.0) * 0.8 + 0.05 * np.random.randn(300)
lag = 12

def windows(s, lag):
    idx = np.arange(lag)[None, :] + np.arange(len(s) - lag)[:, None]
    return s[idx], s[lag:]

past, nxt = windows(series[:240], lag)
W = np.random.randn(lag, 10) * np.sqrt(1 / lag)
b = np.zeros(10)
u = np.random.randn(10) * 0.3
c = 0.0
lr = 0.1

for epoch in range(600):
    H = np.tanh(past @ W + b)
    pred = H @ u + c
    err = pred - nxt
    mse = np.mean(err ** 2)
    g = 2 * err / len(nxt)
    back = g[:, None] * u[None, :] * (1 - H ** 2)
    u -= lr * (g @ H)
    c -= lr * g.sum()
    W -= lr * past.T @ back
    b -= lr * back.sum(axis=0)
    if epoch % 150 == 0:
        print("epoch", epoch, "mse", mse)

# roll the forecast forward on its own predictions
window = list(series[240 - lag:240])
forecast = []
for k in range(60):
    v = float(np.tanh(np.array(window[-lag:]) @ W + b) @ u + c)
    forecast.append(v)
    window.append(v)
print("train mse", mse)
print("forecast rmse", np.sqrt(np.mean((np.array(forecast) - series[240:]) ** 2)), "spread", series.std())
