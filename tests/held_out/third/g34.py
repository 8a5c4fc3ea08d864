import random
import math

random.seed(6)
data = [[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 0]]     # a, b, a xor b

H = 4
w1 = [[random.gauss(0, 1) for _ in range(2)] for _ in range(H)]
b1 = [random.gauss(0, 1) for _ in range(H)]
w2 = [random.gauss(0, 1) for _ in range(H)]
b2 = random.gauss(0, 1)
lr = 0.7


def forward(a, b):
    hidden = []
    for i in range(H):
        hidden.append(math.tanh(w1[i][0] * a + w1[i][1] * b + b1[i]))
    z = b2
    for i in range(H):
        z += w2[i] * hidden[i]
    return hidden, 1 / (1 + math.exp(-z))


for epoch in range(800):
    for i in range(len(data)):
        a, b, target = data[i]
        hidden, out = forward(a, b)
        d = out - target               # cross entropy
        for k in range(H):
            dk = d * w2[k] * (1 - hidden[k] ** 2)
            w2[k] -= lr * d * hidden[k]
            w1[k][0] -= lr * dk * a
            w1[k][1] -= lr * dk * b
            b1[k] -= lr * dk
        b2 -= lr * d
    if epoch % 200 == 0:
        loss = 0
        for a, b, target in data:
            p = forward(a, b)[1]
            loss -= math.log(p if target else 1 - p)
        print("epoch", epoch, "loss", loss / 4)

for a, b, target in data:
    print(a, b, "->", round(forward(a, b)[1], 3), "wanted", target)
