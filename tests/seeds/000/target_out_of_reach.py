import numpy as np

gen = np.random.default_rng(8)
inputs = gen.random((40, 1))
goals = 2 * inputs

weight, shift = gen.normal(0, 1, (1, 1)), np.zeros(1)
for turn in range(2000):
    answer = 1 / (1 + np.exp(-(inputs @ weight + shift)))
    signal = 2 * (answer - goals) * answer * (1 - answer) / len(inputs)
    weight -= 0.8 * inputs.T @ signal
    shift -= 0.8 * signal.sum(axis=0)
print("mean squared error", np.mean((answer - goals) ** 2))
for value in (0.1, 0.5, 0.9):
    print(value, (1 / (1 + np.exp(-(value * weight + shift)))).item())
