import numpy as np

rng = np.random.default_rng(8)

# litres per 100 km from weight (kg) and age (years)
weight = rng.uniform(800, 2400, 80)
age = rng.integers(0, 20, 80)
used = 2 + 0.0035 * weight + 0.12 * age + rng.normal(0, 0.3, 80)

# standardise the columns
features = np.array([weight, age]).T
features = (features - features.mean(axis=0)) / features.std(axis=0)

# a safe small learning rate
learning_rate = 1e-6
coef = np.zeros(2)
const = 0.0
for i in range(1000):
    miss = features @ coef + const - used
    # gradient of the mean of squares
    coef -= learning_rate * 2 * features.T @ miss / 80
    const -= learning_rate * 2 * miss.mean()
    if i % 250 == 0:
        print("round", i, "mse", np.mean(miss ** 2))

rest = used - features @ coef - const
print("coef", coef, "const", const)
print("explained variance", 1 - np.mean(rest ** 2) / used.var())
