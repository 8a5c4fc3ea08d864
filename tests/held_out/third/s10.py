import numpy as np
import copy

np.random.seed(23)
x = np.random.uniform(-1, 1, (90, 1))
y = np.sin(4 * x) + 0.2 * np.random.randn(90, 1)
tr, va, te = slice(0, 45), slice(45, 65), slice(65, 90)

model = {
    "W1": np.random.randn(1, 30) * 3, "b1": np.random.randn(30),
    "W2": np.random.randn(30, 1) * 0.2, "b2": np.zeros(1),
}

def predict(model, x):
    model["h"] = np.tanh(x @ model["W1"] + model["b1"])
    return model["h"] @ model["W2"] + model["b2"]

def mse(a, b):
    return ((a - b) ** 2).mean()

best_val, best_model, wait, patience = np.inf, None, 0, 60
for epoch in range(3000):
    out = predict(model, x[tr])
    g = 2 * (out - y[tr]) / 45
    dh = g @ model["W2"].T * (1 - model["h"] ** 2)
    model["W2"] -= 0.03 * model["h"].T @ g
    model["b2"] -= 0.03 * g.sum(0)
    model["W1"] -= 0.03 * x[tr].T @ dh
    model["b1"] -= 0.03 * dh.sum(0)

    val = mse(predict(model, x[va]), y[va])
    if val < best_val - 1e-5:
        best_val, best_model, wait = val, copy.deepcopy(model), 0
    else:
        wait += 1
        if wait >= patience:
            print("stopped at epoch", epoch)
            break
    if epoch % 300 == 0:
        print(epoch, "train", mse(out, y[tr]), "val", val)

model = best_model
print("best val", best_val, "test", mse(predict(model, x[te]), y[te]))
