import numpy as np

np.random.seed(112)
n, d, k = 120, 4, 2
A = np.random.randn(n, d) @ np.diag([1, 2, 0.5, 1.5])
true = np.random.randn(d, k)
B = np.einsum('nd,dk->nk', A, true) + np.array([1.0, -2.0]) + np.random.randn(n, k) * 0.05

A1 = np.concatenate([A, np.ones((n, 1))], axis=1)
hessian = np.einsum('ni,nj->ij', A1, A1) / n
largest = np.linalg.eigvalsh(hessian).max()
lr = 1.0 / largest
print('step size', lr)

theta = np.zeros((d + 1, k))
momentum = np.zeros_like(theta)
for step in range(400):
    residual = np.einsum('nd,dk->nk', A1, theta) - B
    gradient = np.einsum('nd,nk->dk', A1, residual) / n
    momentum = 0.5 * momentum - lr * gradient
    theta = theta + momentum
    if step % 80 == 0:
        print("step", step, "half mse", 0.5 * np.mean((residual ** 2).sum(axis=1)))

print("half mse", 0.5 * np.mean((residual ** 2).sum(axis=1)))
print("largest error of the weights", np.abs(theta[:-1] - true).max(), "intercepts", theta[-1].round(3))
