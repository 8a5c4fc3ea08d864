import numpy as np

np.random.seed(27)
n = 100
x = np.random.uniform(0, 1, n)
y_clean = 2 * x + 1
y = y_clean + np.random.normal(0, 0.05, n)
y[x > 0.85] += 15                     # a few broken sensors

delta = 0.5


def huber(r):
    small = np.abs(r) <= delta
    return np.where(small, 0.5 * r ** 2, delta * (np.abs(r) - 0.5 * delta)).mean()


def huber_grad(r):
    return np.clip(r, -delta, delta)


slope, intercept = 0.0, 0.0
lr = 0.5
for step in range(1, 2001):
    r = slope * x + intercept - y
    g = huber_grad(r)
    slope -= lr * np.mean(g * x)
    intercept -= lr * np.mean(g)
    if step % 400 == 0:
        print("step", step, "huber loss", round(huber(r), 5))

fit = slope * x + intercept
print("slope", slope, "intercept", intercept)
print("huber", huber(fit - y), "error on the clean line", np.abs(fit - y_clean).mean())
