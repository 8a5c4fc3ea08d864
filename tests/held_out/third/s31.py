import numpy as np

rng = np.random.default_rng(7)
x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
t = np.array([0, 1, 1, 0])

def new():
    return [rng.normal(size=(2, 4)), rng.normal(size=4), rng.normal(size=4), rng.normal()]

def run(net, x):
    w, b, u, c = net
    return 1 / (1 + np.exp(-(np.tanh(x @ w + b) @ u + c)))

def fitness(net):
    return -np.mean((run(net, x) - t) ** 2)

best = new()
score = fitness(best)
sigma = 0.5
for generation in range(3000):
    child = [g + sigma * rng.normal(size=np.shape(g)) for g in best]
    f = fitness(child)
    if f > score:
        best, score = child, f
        sigma *= 1.1
    else:
        sigma *= 0.995
    sigma = max(sigma, 0.05)
    if generation % 500 == 0:
        print("generation", generation, "mse", -score)

print("mse", -score)
print(run(best, x).round(2), "sigma", sigma)
