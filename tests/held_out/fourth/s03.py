import numpy as np

np.random.seed(18)
x = np.sort(np.random.uniform(0, 10, 80))
y = np.sin(x) + 0.1 * x + np.random.normal(0, 0.05, 80)

centres = np.linspace(0, 10, 14)
width = 0.9
Phi = np.exp(-(x[:, None] - centres[None, :]) ** 2 / (2 * width ** 2))
Phi = np.column_stack([np.ones(len(x)), Phi])

w = np.zeros(Phi.shape[1])
lr = 0.5
for epoch in range(4000):
    out = Phi @ w
    err = y - out
    w += lr * Phi.T @ err / len(x)
    if epoch % 800 == 0:
        print("epoch", epoch, "sse", float(err @ err))

# how does it look between the samples?
grid = np.linspace(0.5, 9.5, 7)
G = np.column_stack([np.ones(7), np.exp(-(grid[:, None] - centres) ** 2 / (2 * width ** 2))])
print("on a grid", (G @ w).round(2), "truth", (np.sin(grid) + 0.1 * grid).round(2))

best, *_ = np.linalg.lstsq(Phi, y, rcond=None)
print("mse", np.mean((Phi @ w - y) ** 2))
print("mse of least squares", np.mean((Phi @ best - y) ** 2))
