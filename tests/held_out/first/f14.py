# regression with momentum
import numpy as np

rng = np.random.default_rng(3)
X = rng.normal(size=(120, 4))
true_w = np.array([[1.5], [-2.0], [0.7], [0.0]])
Y = X @ true_w + 0.3 + rng.normal(scale=0.05, size=(120, 1))

params = [rng.normal(scale=0.4, size=(4, 10)), np.zeros((1, 10)), rng.normal(scale=0.4, size=(10, 1)), np.zeros((1, 1))]
vel = [np.zeros_like(p) for p in params]
beta, lr = 0.9, 0.01


def loss_and_grads(ps, x, y):
    A, a0, B, b0 = ps
    pre = x @ A + a0
    hid = np.where(pre > 0, pre, 0.01 * pre)
    out = hid @ B + b0
    r = out - y
    loss = (r ** 2).mean()
    g = 2 * r / len(y)
    gB, gb0 = hid.T @ g, g.sum(0, keepdims=True)
    gh = g @ B.T * np.where(pre > 0, 1.0, 0.01)
    return loss, [x.T @ gh, gh.sum(0, keepdims=True), gB, gb0]


for epoch in range(100):
    loss, grads = loss_and_grads(params, X, Y)
    if epoch % 10 == 0:
        print(f"epoch {epoch}: {loss:.5f}")
    for k in range(len(params)):
        vel[k] = beta * vel[k] + lr * grads[k]
        params[k] = params[k] + vel[k]
    if not np.isfinite(loss):
        break

print("MSE", loss_and_grads(params, X, Y)[0])
