import numpy as np


def squash(x):
    return 1 / (1 + np.exp(-x))


def forward(start, w, b):
    hidden = [squash(w[0] * start[0] + w[1] * start[1] + b[0]), squash(w[2] * start[0] + w[3] * start[1] + b[0])]
    out = [squash(w[4] * hidden[0] + w[5] * hidden[1] + b[1]), squash(w[6] * hidden[0] + w[7] * hidden[1] + b[1])]
    return hidden, out


def gradients(start, goal, w, hidden, out):
    d = [-(goal[0] - out[0]) * out[0] * (1 - out[0]), -(goal[1] - out[1]) * out[1] * (1 - out[1])]
    e = [-(goal[0] - out[0]) * out[0] * (1 - out[0]), -(goal[1] - out[1]) * out[1] * (1 - out[1])]
    g1 = (d[0] * w[4] + d[1] * w[6]) * hidden[0] * (1 - hidden[0]) * start[0]
    g2 = (d[0] * w[4] + d[1] * w[6]) * hidden[0] * (1 - hidden[0]) * start[1]
    g3 = (d[0] * w[5] + d[1] * w[7]) * hidden[1] * (1 - hidden[1]) * start[0]
    g4 = (d[0] * w[5] + d[1] * w[7]) * hidden[1] * (1 - hidden[1]) * start[1]
    return [g1, g2, g3, g4, e[0] * hidden[0], e[0] * hidden[1], e[1] * hidden[0], e[1] * hidden[1]]


start, goal = [0.2, 0.1], [0.05, 0.9]
w = [0.1, 0.2, 0.3, 0.25, 0.4, 0.5, 0.45, 0.55]
b = [0.3, 0.6]
count = 0
while True:
    count += 1
    hidden, out = forward(start, w, b)
    error = ((goal[0] - out[0]) ** 2 + (goal[1] - out[1]) ** 2) / 2
    if count > 4000 or error < 1e-5:
        break
    step = gradients(start, goal, w, hidden, out)
    for k in range(8):
        w[k] = w[k] - 0.5 * step[k]
print("error", error)
print("out", out)
