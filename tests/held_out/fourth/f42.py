import math
import random

random.seed(33)

n_hidden = 4
hidden = [[random.uniform(-1, 1) for _ in range(3)]] * n_hidden
output = [random.uniform(-1, 1) for _ in range(n_hidden + 1)]

def sig(s):
    if s < -50:
        return 0.0
    return 1.0 / (1.0 + math.exp(-s))

def forward(inputs):
    acts = []
    for weights in hidden:
        s = weights[2]
        s += weights[0] * inputs[0]
        s += weights[1] * inputs[1]
        acts.append(sig(s))
    s = output[n_hidden]
    for j, a in enumerate(acts):
        s += output[j] * a
    return acts, sig(s)

rows = [[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 0]]
rate = 1.0
for epoch in range(3000):
    error = 0.0
    for row in rows:
        acts, out = forward(row)
        target = row[2]
        error += (target - out) ** 2
        delta = (out - target) * out * (1 - out)
        hidden_delta = [delta * output[j] * acts[j] * (1 - acts[j]) for j in range(n_hidden)]
        for j in range(n_hidden):
            output[j] -= rate * delta * acts[j]
        output[n_hidden] -= rate * delta
        for j in range(n_hidden):
            for i in range(2):
                hidden[j][i] -= rate * hidden_delta[j] * row[i]
            hidden[j][2] -= rate * hidden_delta[j]
    if epoch % 600 == 0:
        print(">epoch", epoch, "error", round(error, 5))

print("error", round(error, 5))
for row in rows:
    print(row[:2], row[2], round(forward(row)[1], 3))
