import random

random.seed(40)

def leaky(z): return z if z > 0 else 0.05 * z
def dleaky(z): return 1.0 if z > 0 else 0.05

def make(sizes):
    net = []
    for a, b in zip(sizes, sizes[1:]):
        net.append({"w": [[random.gauss(0, (1 / a) ** 0.5) for _ in range(a)] for _ in range(b)], "b": [0.0] * b})
    return net

def forward(net, x):
    zs, acts = [], [x]
    for n, layer in enumerate(net):
        z = [sum(w * v for w, v in zip(row, acts[-1])) + b for row, b in zip(layer["w"], layer["b"])]
        zs.append(z)
        acts.append([leaky(v) for v in z] if n < len(net) - 1 else z)
    return zs, acts

def train_one(net, x, y, lr):
    zs, acts = forward(net, x)
    deltas = [None] * len(net)
    deltas[-1] = [o - t for o, t in zip(acts[-1], y)]
    for n in range(len(net) - 2, -1, -1):
        nxt = net[n + 1]["w"]
        deltas[n] = [sum(deltas[n + 1][k] * nxt[k][j] for k in range(len(nxt))) * dleaky(zs[n][j]) for j in range(len(zs[n]))]
    for n, layer in enumerate(net):
        for k, d in enumerate(deltas[n]):
            for j, a in enumerate(acts[n]):
                layer["w"][k][j] -= lr * d * a
            layer["b"][k] -= lr * d
    return sum(d * d for d in deltas[-1])

data = []
for _ in range(40):
    a, b = random.uniform(-1, 1), random.uniform(-1, 1)
    data.append(([a, b], [max(a, b), a - b]))

net = make([2, 6, 4, 2])
for epoch in range(120):
    random.shuffle(data)
    loss = sum(train_one(net, x, y, 0.05) for x, y in data) / len(data)
    if epoch % 30 == 0:
        print(epoch, loss)
print("loss", loss, "max(0.3,-0.2) ->", forward(net, [0.3, -0.2])[1][-1][0])
