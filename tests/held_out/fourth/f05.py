import numpy as np

np.random.seed(202)
# binary problem: is the point above the parabola?
pts = np.random.uniform(-2, 2, (180, 2))
cls = (pts[:, 1] > pts[:, 0] ** 2 - 1).astype(float)[:, np.newaxis]

def relu(v): return np.where(v > 0, v, 0)
def sigm(v): return 1.0 / (1.0 + np.exp(-v))

layers = [
    {"w": np.random.randn(2, 12) * 0.8, "b": np.zeros(12), "f": relu},
    {"w": np.random.randn(12, 1) * 0.3, "b": np.zeros(1), "f": sigm},
]

def fwd(x):
    for L in layers:
        L["in"] = x
        x = L["f"](x @ L["w"] + L["b"])
        L["out"] = x
    return x

def bwd(target, lr):
    delta = layers[-1]["out"] - target
    for L, below in zip(layers[::-1], [layers[0], None]):
        nxt = None
        if below is not None:
            nxt = (delta @ L["w"].T) * (below["out"] > 0)
        L["w"] -= lr * L["in"].T @ delta / len(target)
        L["b"] -= lr * delta[0]
        delta = nxt

for epoch in range(1200):
    p = fwd(pts)
    bwd(cls, 0.5)
    if epoch % 200 == 0:
        q = np.clip(p, 1e-7, 1 - 1e-7)
        print(epoch, "loss", -(cls * np.log(q) + (1 - cls) * np.log(1 - q)).mean())

p = np.clip(fwd(pts), 1e-7, 1 - 1e-7)
print("loss", -(cls * np.log(p) + (1 - cls) * np.log(1 - p)).mean(), "acc", ((p > 0.5) == cls).mean())
