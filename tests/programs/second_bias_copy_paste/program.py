import numpy as np

Weights = dict[str, np.ndarray]


def new_net(seed: int) -> Weights:
    rng = np.random.default_rng(seed)
    return {"w1": rng.normal(0, 0.6, (2, 3)), "b1": np.zeros(3), "w2": rng.normal(0, 0.6, (3, 3)), "b2": np.zeros(3)}


def predict(net: Weights, x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    h = np.tanh(x @ net["w1"] + net["b1"])
    return h, h @ net["w2"] + net["b2"]


def improve(net: Weights, x: np.ndarray, y: np.ndarray, rate: float) -> float:
    h, out = predict(net, x)
    d2 = (out - y) / len(x)
    d1 = d2 @ net["w2"].T * (1 - h**2)
    db2 = d2.sum(axis=0)
    db1 = d1.sum(axis=0)
    net["w2"] -= rate * h.T @ d2
    net["w1"] -= rate * x.T @ d1
    net["b1"] -= rate * db1
    net["b1"] -= rate * db2
    return float(np.mean((out - y) ** 2))


rng = np.random.default_rng(3)
x = rng.uniform(-1, 1, (80, 2))
y = np.column_stack([x[:, 0] + 3, x[:, 1] - 2, 0.5 * x[:, 0] - x[:, 1] + 1])
net = new_net(9)
for step in range(3000):
    error = improve(net, x, y, 0.05)
    if step % 600 == 0:
        print(step, error)
print("mean square error:", error)
