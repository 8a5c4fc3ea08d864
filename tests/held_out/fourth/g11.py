# Adaline in plain Python
import random

random.seed(21)

def dot(a, b):
    return sum(p * q for p, q in zip(a, b))

samples = []
for _ in range(60):
    x1, x2 = random.uniform(-1, 1), random.uniform(-1, 1)
    samples.append(([1.0, x1, x2], 0.5 + 2.0 * x1 - 1.0 * x2 + random.gauss(0, 0.05)))

weights = [random.uniform(-0.1, 0.1) for _ in range(3)]
learning_rate = 0.02

for epoch in range(30):
    random.shuffle(samples)
    sse = 0.0
    for x, target in samples:
        output = dot(weights, x)
        error = target - output
        sse += error * error
        for i in range(3):
            weights[i] += learning_rate * error * x[i]
    if epoch % 5 == 0:
        print("epoch", epoch, "sse", round(sse, 4))

print("weights", weights)
print("sse", sse)
