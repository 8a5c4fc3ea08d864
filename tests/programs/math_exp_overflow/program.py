import math

people = [  # height, weight, plays basketball
    (201, 98, 1), (165, 70, 0), (198, 90, 1), (172, 85, 0), (190, 80, 1),
    (160, 52, 0), (195, 102, 1), (180, 95, 0), (188, 76, 1), (170, 60, 0),
]
rows = [(h, m, t) for h, m, t in people]
w1 = w2 = b = 0.0


def probability(x1, x2):
    return 1 / (1 + math.exp(-(w1 * x1 + w2 * x2 + b)))


for epoch in range(200):
    for x1, x2, t in rows:
        d = probability(x1, x2) - t
        w1 -= 0.1 * d * x1
        w2 -= 0.1 * d * x2
        b -= 0.1 * d

print("weights", w1, w2, b)
print("correct:", sum((probability(x1, x2) > 0.5) == (t == 1) for x1, x2, t in rows), "of", len(rows))
