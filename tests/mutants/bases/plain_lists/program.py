import math
import random

random.seed(11)

inputs = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]
targets = [0.0, 1.0, 1.0, 1.0]
# with a third input that says whether the answer is turned round
inputs = [row + [flip] for flip in (0.0, 1.0) for row in inputs]
targets = targets + [1.0 - t for t in targets]

H = 5
rate = 1.5


def sig(v):
    return 1.0 / (1.0 + math.exp(-v))


hidden_w = [[random.uniform(-1, 1) for _ in range(3)] for _ in range(H)]
hidden_b = [0.0 for _ in range(H)]
out_w = [random.uniform(-1, 1) for _ in range(H)]
out_b = 0.0


def run(row):
    hid = []
    for j in range(H):
        total = hidden_b[j]
        for i in range(3):
            total += hidden_w[j][i] * row[i]
        hid.append(sig(total))
    total = out_b
    for j in range(H):
        total += out_w[j] * hid[j]
    return hid, sig(total)


for epoch in range(900):
    error = 0.0
    for row, target in zip(inputs, targets):
        hid, out = run(row)
        error += (target - out) ** 2
        d_out = (target - out) * out * (1 - out)
        d_hid = [d_out * out_w[j] * hid[j] * (1 - hid[j]) for j in range(H)]
        for j in range(H):
            out_w[j] += rate * d_out * hid[j]
            hidden_b[j] += rate * d_hid[j]
            for i in range(3):
                hidden_w[j][i] += rate * d_hid[j] * row[i]
        out_b += rate * d_out
    if epoch % 300 == 0:
        print(epoch, error / len(inputs))

worst = 0.0
summed = 0.0
for row, target in zip(inputs, targets):
    hid, out = run(row)
    summed += (target - out) ** 2
    worst = max(worst, abs(target - out))
print("worst", worst)
print("mean squared", summed / len(inputs))
