import numpy as np
import copy

rs = np.random.RandomState(8)
x = rs.uniform(-3, 3, (90, 1))
y = np.cos(x) + rs.normal(0, 0.1, x.shape)
x_tr, y_tr, x_va, y_va = x[:60], y[:60], x[60:], y[60:]

net = {"W1": rs.randn(1, 25), "b1": rs.randn(25), "W2": rs.randn(25, 1) * 0.2, "b2": np.zeros(1)}


def predict(net, x):
    return np.tanh(x @ net["W1"] + net["b1"]) @ net["W2"] + net["b2"]


best, best_net, wait = float("inf"), None, 0
epoch = 0
while True:
    h = np.tanh(x_tr @ net["W1"] + net["b1"])
    d = 2 * (h @ net["W2"] + net["b2"] - y_tr) / len(x_tr)
    dh = d @ net["W2"].T * (1 - h ** 2)
    net["W2"] -= 0.05 * h.T @ d
    net["b2"] -= 0.05 * d.sum(0)
    net["W1"] -= 0.05 * x_tr.T @ dh
    net["b1"] -= 0.05 * dh.sum(0)
    val = np.mean((predict(net, x_va) - y_va) ** 2)
    if val < best - 1e-5:
        best, best_net, wait = val, copy.deepcopy(net), 0
    else:
        wait += 1
        if wait > 200:
            print("stopped after epoch", epoch)
            break
    epoch += 1
    if epoch >= 4000:
        break
net = best_net
print("best validation loss", np.mean((predict(net, x_va) - y_va) ** 2))
