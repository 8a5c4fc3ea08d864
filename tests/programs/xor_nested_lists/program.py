import math
import random

random.seed(5)


def make_layer(inputs, units):
    # last number of each unit is its bias
    return [[random.random() * 2 - 1 for _ in range(inputs + 1)] for _ in range(units)]


def fire(unit, inputs):
    total = unit[-1]
    for w, v in zip(unit, inputs):
        total += w * v
    return 1 / (1 + math.exp(-total))


layers = [make_layer(2, 4), make_layer(4, 1)]
data = [([0, 0], [0]), ([0, 1], [1]), ([1, 0], [1]), ([1, 1], [0])]
rate = 0.5

for epoch in range(4000):
    total = 0
    random.shuffle(data)
    for inputs, wanted in data:
        outputs = [inputs]
        for layer in layers:
            outputs.append([fire(unit, outputs[-1]) for unit in layer])

        deltas = [(w - o) * o * (1 - o) for w, o in zip(wanted, outputs[-1])]
        total += sum((w - o) ** 2 for w, o in zip(wanted, outputs[-1]))
        all_deltas = [deltas]
        for k in range(len(layers) - 1, 0, -1):
            below = []
            for j, o in enumerate(outputs[k]):
                back = sum(unit[j] * d for unit, d in zip(layers[k], deltas))
                below.append(back * o * (1 - o))
            deltas = below
            all_deltas.insert(0, deltas)

        for layer, deltas, values in zip(layers, all_deltas, outputs):
            for unit, d in zip(layer, deltas):
                for i, v in enumerate(values):
                    unit[i] += rate * d * v
                unit[-1] += rate * d
    if epoch % 1000 == 0:
        print("epoch", epoch, "error", round(total, 5))

print("total squared error", total)
for inputs, wanted in sorted(data):
    hidden = [fire(u, inputs) for u in layers[0]]
    print(inputs, wanted, round(fire(layers[1][0], hidden), 3))
