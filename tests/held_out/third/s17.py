import numpy as np

# Andrew Ng week 2: house prices
rng = np.random.RandomState(1)
data = np.column_stack([rng.randint(800, 4500, 47), rng.randint(1, 6, 47)])
price = 80000 + 140 * data[:, 0] - 8000 * data[:, 1] + rng.randn(47) * 20000

def featureNormalize(X):
    mu = np.mean(X, axis=0)
    sigma = np.std(X, axis=0, ddof=1)
    return (X - mu) / sigma, mu, sigma

X, mu, sigma = featureNormalize(data)
X = np.hstack((np.ones((47, 1)), X))
y = price.reshape(47, 1)

def computeCost(X, y, theta):
    return np.sum((X @ theta - y) ** 2) / (2 * len(y))

theta = np.zeros((3, 1))
J_history = []
for it in range(400):
    theta = theta - 0.1 * (X.T @ (X @ theta - y)) / len(y)
    J_history.append(computeCost(X, y, theta))

print("theta found by gradient descent:", theta.ravel())
best = np.linalg.lstsq(X, y, rcond=None)[0]
print("theta by least squares:        ", best.ravel())
print("cost", J_history[-1], "best possible", computeCost(X, y, best))
house = np.array([[1, (1650 - mu[0]) / sigma[0], (3 - mu[1]) / sigma[1]]])
print("price of 1650 sq-ft, 3 br: $%.0f" % (house @ theta)[0, 0])
