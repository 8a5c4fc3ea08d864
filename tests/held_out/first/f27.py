import math
import random


def random_weight():
    random.seed(42)
    return random.uniform(-1, 1)


def new_unit(n_inputs):
    return {"w": [random_weight() for _ in range(n_inputs)], "b": random_weight(), "out": 0.0, "delta": 0.0}


hidden = [new_unit(1) for _ in range(5)]
output = new_unit(5)
points = [(i / 10.0, 0.5 + 0.4 * math.sin(i / 10.0 * 6.283)) for i in range(11)]
l_rate = 0.2


def net_input(unit, values):
    return sum(w * v for w, v in zip(unit["w"], values)) + unit["b"]


def run(x):
    for unit in hidden:
        unit["out"] = math.tanh(net_input(unit, [2 * x - 1]))
    output["out"] = net_input(output, [unit["out"] for unit in hidden])
    return output["out"]


for epoch in range(1500):
    sse = 0.0
    for x, target in points:
        y = run(x)
        sse += (target - y) ** 2
        output["delta"] = target - y
        for i, unit in enumerate(hidden):
            unit["delta"] = output["delta"] * output["w"][i] * (1 - unit["out"] ** 2)
        for i, unit in enumerate(hidden):
            output["w"][i] += l_rate * output["delta"] * unit["out"]
            unit["w"][0] += l_rate * unit["delta"] * (2 * x - 1)
            unit["b"] += l_rate * unit["delta"]
        output["b"] += l_rate * output["delta"]
    if epoch % 500 == 0:
        print("epoch=%d, error=%.4f" % (epoch, sse))

print("mean squared error:", sse / len(points))
