import math

rows = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]
wanted = [1.0, 1.0, 1.0, 0.0]          # NAND
w = [0.3, -0.2]
b = 0.1


def out(row):
    return 1 / (1 + math.exp(-(w[0] * row[0] + w[1] * row[1] + b)))


for epoch in range(2000):
    for row, t in zip(rows, wanted):
        y = out(row)
        delta = (t - y) * y * (1 - y)
    w[0] += 0.5 * delta * row[0]
    w[1] += 0.5 * delta * row[1]
    b += 0.5 * delta

right = 0
for row, t in zip(rows, wanted):
    print(row, round(out(row), 3), t)
    right += (out(row) > 0.5) == (t > 0.5)
print(right, "of 4 right")
