import numpy as np

rng = np.random.default_rng(23)
X = np.c_[np.ones(300), rng.normal(size=(300, 2))]
true = np.array([0.8, 0.6, -0.4])
counts = rng.poisson(np.exp(X @ true))

beta = np.zeros(3)
for i in range(500):
    mu = np.exp(X @ beta)
    loglik = np.sum(counts * (X @ beta) - mu)
    beta += 0.1 * X.T @ (counts - mu) / len(X)      # uphill on the likelihood
    if i % 100 == 0:
        print("iteration", i, "log-likelihood", loglik)
mu = np.exp(X @ beta)
safe = np.where(counts > 0, counts, 1)
dev = 2 * np.sum(np.where(counts > 0, counts * np.log(safe / mu), 0) - (counts - mu))
print("beta", beta.round(2), "true", true)
print("mean deviance", dev / len(X))
