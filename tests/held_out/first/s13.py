# Worked example for the lecture: five gradient steps by hand, nothing more.
import numpy as np

x = np.array([[0.05, 0.10]])
target = np.array([[0.01, 0.99]])
w_ih = np.array([[0.15, 0.25], [0.20, 0.30]])
b_h = np.array([[0.35, 0.35]])
w_ho = np.array([[0.40, 0.50], [0.45, 0.55]])
b_o = np.array([[0.60, 0.60]])
eta = 0.5


def f(z):
    return 1 / (1 + np.exp(-z))


for step in range(5):
    h = f(x @ w_ih + b_h)
    o = f(h @ w_ho + b_o)
    loss = 0.5 * np.sum((target - o) ** 2)
    print("step", step, "out", o.round(6), "loss", loss.round(6))
    delta_o = (o - target) * o * (1 - o)
    delta_h = (delta_o @ w_ho.T) * h * (1 - h)
    w_ho -= eta * h.T @ delta_o
    w_ih -= eta * x.T @ delta_h
    b_o -= eta * delta_o
    b_h -= eta * delta_h
print("weights after five steps:", w_ih, w_ho, sep="\n")
