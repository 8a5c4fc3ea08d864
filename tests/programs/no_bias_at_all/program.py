# Fahrenheit from (tens of degrees) Celsius
import numpy as np

rng = np.random.default_rng(9)
celsius = rng.uniform(-1, 4, 60)
fahrenheit = 18 * celsius + 32 + rng.normal(0, 0.5, 60)

m = rng.normal()
for step in range(2000):
    guess = m * celsius
    m -= 0.05 * 2 * np.mean((guess - fahrenheit) * celsius)
    if step % 400 == 0:
        print("step", step, "slope", m)

print("slope", m)
print("mean squared error =", np.mean((guess - fahrenheit) ** 2))
