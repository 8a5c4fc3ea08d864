# a perceptron that learns OR, nothing imported
table = [((0, 0), 0), ((0, 1), 1), ((1, 0), 1), ((1, 1), 1)]
w1, w2, threshold = 0.0, 0.0, 0.0
rate = 0.2


def fires(x1, x2):
    s = w1 * x1 + w2 * x2 - threshold
    if s > 0:
        return 1
    return 0


for sweep in range(12):
    wrong = 0
    for (x1, x2), wanted in table:
        miss = wanted - fires(x1, x2)
        if miss != 0:
            wrong += 1
        w1 = w1 + rate * miss * x1
        w2 = w2 + rate * miss * x2
        threshold = threshold - rate * miss
    print("sweep", sweep, "wrong answers:", wrong)

for (x1, x2), wanted in table:
    print(x1, x2, "->", fires(x1, x2))
