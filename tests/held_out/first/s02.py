# logic gates with the perceptron rule
GATES = {
    "AND": [0, 0, 0, 1],
    "OR": [0, 1, 1, 1],
    "NAND": [1, 1, 1, 0],
    "NOR": [1, 0, 0, 0],
}
INPUTS = [(0, 0), (0, 1), (1, 0), (1, 1)]


def fire(w, x):
    s = w[0] + w[1] * x[0] + w[2] * x[1]
    return 1 if s > 0 else 0


good = 0
for name, targets in GATES.items():
    w = [0, 0, 0]
    for epoch in range(50):
        mistakes = 0
        for x, t in zip(INPUTS, targets):
            e = t - fire(w, x)
            if e != 0:
                mistakes += 1
                w[0] += e
                w[1] += e * x[0]
                w[2] += e * x[1]
        if mistakes == 0:
            break
    answers = [fire(w, x) for x in INPUTS]
    print(name, "weights", w, "epochs", epoch + 1, "answers", answers)
    good += answers == targets
print("all right:", good)
