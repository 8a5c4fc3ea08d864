import numpy as np

np.random.seed(67)
n = 180
age = np.random.uniform(20, 70, n)
dose = np.random.uniform(0, 5, n)
ill = np.random.rand(n) < 1 / (1 + np.exp(-(0.1 * (age - 45) - 1.2 * (dose - 2.5))))
ill = ill.astype(float)

M = np.column_stack((np.ones(n), age, dose))      # Newton does not care about the scale
w = np.zeros(3)
ridge = 1e-6

for k in range(15):
    p = 1 / (1 + np.exp(-M @ w))
    ll = np.sum(ill * np.log(p) + (1 - ill) * np.log(1 - p))
    print("iteration", k, "log-likelihood", round(ll, 6))
    gradient = M.T @ (ill - p) - ridge * w
    hessian = -(M.T * (p * (1 - p))) @ M - ridge * np.eye(3)
    step = np.linalg.solve(hessian, gradient)
    w = w - step
    if np.abs(step).max() < 1e-10:
        break

print("weights", w.round(4))
print("accuracy", np.mean(((M @ w) > 0) == (ill == 1)))
