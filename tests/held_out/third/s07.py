import numpy as np

np.random.seed(16)
n = 250
temp = np.random.normal(20, 6, n)
weekend = (np.random.rand(n) < 2 / 7).astype(int)
bikes = np.random.poisson(np.exp(1.0 + 0.06 * (temp - 20) + 0.5 * weekend))

# design matrix with a column of ones in place of a bias
Z = np.c_[np.ones(n), (temp - temp.mean()) / temp.std(), weekend]
beta = np.zeros(3)

def loglik(beta):
    eta = Z @ beta
    return np.sum(bikes * eta - np.exp(eta))

step = 2e-4
for i in range(3000):
    mu = np.exp(Z @ beta)
    beta += step * Z.T @ (bikes - mu)
    if i % 600 == 0:
        print(i, loglik(beta))

print("beta", beta.round(3))
print("log-likelihood", loglik(beta))
print("mean count", bikes.mean(), "mean prediction", np.exp(Z @ beta).mean())
