import numpy as np

gen = np.random.default_rng(21)

x = gen.uniform(-1, 1, size=(100, 2))
target = (x[:, :1] ** 2 - 0.5 * x[:, 1:]) * 2

size = 16
theta = {
    "w1": gen.normal(0, 0.7, size=(2, size)),
    "b1": np.zeros(size),
    "w2": gen.normal(0, 0.3, size=(size, 1)),
    "b2": np.zeros(1),
}
m = {name: np.zeros_like(value) for name, value in theta.items()}
v = {name: np.zeros_like(value) for name, value in theta.items()}
alpha, beta1, beta2, eps = 0.02, 0.9, 0.999, 1e-8


def model(x):
    pre = x @ theta["w1"] + theta["b1"]
    act = np.tanh(pre)
    return pre, act, act @ theta["w2"] + theta["b2"]


for t in range(1, 501):
    pre, act, guess = model(x)
    diff = guess - target
    loss = np.mean(diff ** 2)
    d2 = 2 * diff / len(x)
    d1 = (d2 @ theta["w2"].T) * (1 - act ** 2)
    grad = {}
    grad["w1"] = x.T @ d1
    grad["b1"] = d1.sum(axis=0)
    grad["w2"] = act.T @ d2
    grad["b2"] = d2.sum(axis=0)
    for name in theta:
        m[name] = beta1 * m[name] + (1 - beta1) * grad[name]
        v[name] = beta2 * v[name] + (1 - beta2) * grad[name] ** 2
        m_hat = m[name] / (1 - beta1 ** t)
        v_hat = v[name] / (1 - beta2 ** t)
        theta[name] -= alpha * m_hat / (np.sqrt(v_hat) + eps)
    if t % 100 == 0:
        print(t, loss)

print("loss of the trained model", np.mean((model(x)[2] - target) ** 2))
