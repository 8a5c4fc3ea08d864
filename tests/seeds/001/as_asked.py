import numpy as np

x, wanted = np.array([1.0, 1.0]), 1.0
inner, inner_bias = np.ones((2, 2)), np.zeros(2)
outer, outer_bias = np.ones(2), 0.0
rate = 0.05
for epoch in range(60):
    hidden = inner @ x + inner_bias
    answer = outer @ hidden + outer_bias
    slope = 2 * (answer - wanted)
    back = slope * outer
    outer = outer - rate * slope * hidden
    outer_bias = outer_bias - rate * slope
    inner = inner - rate * np.outer(back, x)
    inner_bias = inner_bias - rate * back
    if epoch % 10 == 0:
        print("epoch", epoch, "loss", (answer - wanted) ** 2)
print("loss", (outer @ (inner @ x + inner_bias) + outer_bias - wanted) ** 2)
