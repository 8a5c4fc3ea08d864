import numpy as np

rows = np.array([[1.0, 1.0], [0.5, -1.0], [-1.0, 0.5]])
wanted = np.array([1.0, 0.2, -0.4])
rng = np.random.default_rng(2)
inner, inner_bias = rng.normal(0, 1, (2, 2)), np.zeros(2)
outer, outer_bias = rng.normal(0, 1, 2), 0.0
rate = 0.9
for epoch in range(60):
    total = 0.0
    for x, target in zip(rows, wanted):
        hidden = inner @ x + inner_bias
        answer = outer @ hidden + outer_bias
        slope = 2 * (answer - target)
        back = slope * outer
        outer = outer - rate * slope * hidden
        outer_bias = outer_bias - rate * slope
        inner = inner - rate * np.outer(back, x)
        inner_bias = inner_bias - rate * back
        total += (answer - target) ** 2
    if epoch % 10 == 0:
        print("epoch", epoch, "loss", total / 3)
