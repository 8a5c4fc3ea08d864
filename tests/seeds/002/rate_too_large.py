import numpy as np

rng = np.random.default_rng(1)
rows = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [0, 1, 0], [1, 0, 0], [1, 1, 1], [0, 0, 0]], dtype=float)
wanted = np.array([[0, 1, 1, 1, 1, 0, 0]], dtype=float).T


def forward(data):
    inner = data @ first + middle
    hidden = np.where(inner > 0, inner, 0.01 * inner)
    return inner, hidden, 1 / (1 + np.exp(-(hidden @ second + last)))


first, second = rng.uniform(-1, 1, (3, 6)), rng.uniform(-1, 1, (6, 1))
middle, last = np.zeros(6), np.zeros(1)
rate = 12.0
for turn in range(600):
    inner, hidden, out = forward(rows)
    delta = out - wanted
    back = delta @ second.T * np.where(inner > 0, 1.0, 0.01)
    second -= rate * hidden.T @ delta
    last -= rate * delta.sum(0)
    middle -= rate * back.sum(0)
    first -= rate * rows.T @ back
print("wrong:", int(np.sum((out > 0.5) != (wanted > 0.5))), "loss", np.mean(np.abs(out - wanted)))
print("[0, 0, 0] ->", forward(np.zeros((1, 3)))[2].item())
print("[1, 1, 0] ->", forward(np.array([[1.0, 1.0, 0.0]]))[2].item())
