import numpy as np

rng = np.random.default_rng(1)
rows = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [0, 1, 0], [1, 0, 0], [1, 1, 1], [0, 0, 0]], dtype=float)
wanted = np.array([[0, 1, 1, 1, 1, 0, 0]], dtype=float).T


def forward(data):
    inner = data @ first
    hidden = np.where(inner > 0, inner, 0.01 * inner)
    return inner, hidden, 1 / (1 + np.exp(-hidden @ second))


first, second = rng.uniform(-1, 1, (3, 6)), rng.uniform(-1, 1, (6, 1))
for turn in range(3000):
    inner, hidden, out = forward(rows)
    delta = out - wanted
    back = delta @ second.T * np.where(inner > 0, 1.0, 0.01)
    second -= 0.1 * hidden.T @ delta
    first -= 0.1 * rows.T @ back
print("loss", -np.sum(wanted * np.log(out) + (1 - wanted) * np.log(1 - out)))
print("[0, 0, 0] ->", forward(np.zeros((1, 3)))[2].item())
print("[1, 1, 0] ->", forward(np.array([[1.0, 1.0, 0.0]]))[2].item())
