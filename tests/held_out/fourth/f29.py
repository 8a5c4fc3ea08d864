import numpy as np

np.random.seed(53)
# ice cream sales against temperature, rescaled to 0..1
temp = np.random.uniform(0, 35, 70)
sales = 180 - 3.5 * temp + np.random.normal(0, 4, 70)      # winter town: hot chocolate

X = (temp / 35).reshape(-1, 1)
Y = (sales / 180).reshape(-1, 1)

W = np.random.randn(X.shape[1], 1) * 0.1

def forward(X):
    return X @ W

def cost(X, Y):
    return np.mean((forward(X) - Y) ** 2)

learning_rate = 0.3
costs = []
for i in range(1000):
    gradient = 2 * X.T @ (forward(X) - Y) / len(X)
    W = W - learning_rate * gradient
    costs.append(cost(X, Y))
    if i % 200 == 0:
        print("iteration", i, "cost", costs[-1])

ss_res = np.sum((Y - forward(X)) ** 2)
ss_tot = np.sum((Y - Y.mean()) ** 2)
print("final cost", costs[-1])
print("R2", 1 - ss_res / ss_tot)
