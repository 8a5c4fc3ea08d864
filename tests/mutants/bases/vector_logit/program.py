# who passes the exam?  hours of study and hours of sleep
import numpy as np

r = np.random.default_rng(17)
study = r.uniform(0, 10, 100)
sleep = r.uniform(4, 9, 100)
passed = (study + 0.8 * sleep + r.normal(0, 1.5, 100) > 10).astype(int)

table = np.stack([study, sleep], axis=1)
table = (table - table.mean(0)) / table.std(0)

coef = np.zeros(2)
intercept = 0.0
lr = 0.5


def probability(rows):
    return 1 / (1 + np.exp(-(rows @ coef + intercept)))


for turn in range(500):
    p = probability(table)
    err = passed - p
    coef += lr * table.T @ err / len(err)
    intercept += lr * np.mean(err)
    if turn % 100 == 0:
        print(turn, -np.mean(passed * np.log(p) + (1 - passed) * np.log(1 - p)))

p = probability(table)
print("accuracy", np.mean((p >= 0.5) == passed))
print("log loss", -np.mean(passed * np.log(p) + (1 - passed) * np.log(1 - p)))
