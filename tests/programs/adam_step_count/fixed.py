import numpy as np


class Adam:
    def __init__(self, lr: float = 0.02, beta1: float = 0.9, beta2: float = 0.999) -> None:
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.m: dict[str, np.ndarray] = {}
        self.v: dict[str, np.ndarray] = {}
        self.t = 1

    def update(self, params: dict[str, np.ndarray], grads: dict[str, np.ndarray]) -> None:
        for key, g in grads.items():
            m = self.beta1 * self.m.get(key, np.zeros_like(g)) + (1 - self.beta1) * g
            v = self.beta2 * self.v.get(key, np.zeros_like(g)) + (1 - self.beta2) * g**2
            self.m[key], self.v[key] = m, v
            m_hat = m / (1 - self.beta1**self.t)
            v_hat = v / (1 - self.beta2**self.t)
            params[key] = params[key] - self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)
        self.t += 1


def forward(net: dict[str, np.ndarray], x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    h = np.tanh(x @ net["w1"] + net["b1"])
    return h, h @ net["w2"] + net["b2"]


rng = np.random.default_rng(44)
x = np.linspace(0, 6, 100)[:, None]
y = np.sin(x) + 0.1 * x
net = {"w1": rng.normal(0, 1, (1, 20)), "b1": rng.normal(0, 1, 20), "w2": rng.normal(0, 0.2, (20, 1)), "b2": np.zeros(1)}
optimizer = Adam()
for step in range(600):
    h, out = forward(net, x)
    d = 2 * (out - y) / len(x)
    dz = d @ net["w2"].T * (1 - h**2)
    optimizer.update(net, {"w1": x.T @ dz, "b1": dz.sum(0), "w2": h.T @ d, "b2": d.sum(0)})
    if step % 100 == 0:
        print("step", step, "mse", np.mean((out - y) ** 2))
print("mse", np.mean((forward(net, x)[1] - y) ** 2))
