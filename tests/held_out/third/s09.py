class Perceptron:
    """ints only: every weight stays a whole number"""

    def __init__(self, n):
        self.w = [0] * n
        self.b = 0

    def output(self, x):
        s = self.b
        for wi, xi in zip(self.w, x):
            s += wi * xi
        return 1 if s > 0 else 0

    def learn(self, x, t):
        err = t - self.output(x)
        for i in range(len(self.w)):
            self.w[i] += err * x[i]
        self.b += err
        return abs(err)


def truth_table(f):
    return [((a, b, c), f(a, b, c)) for a in (0, 1) for b in (0, 1) for c in (0, 1)]


problems = {
    "and": lambda a, b, c: a & b & c,
    "or": lambda a, b, c: a | b | c,
    "majority": lambda a, b, c: int(a + b + c >= 2),
    "a and not c": lambda a, b, c: int(a == 1 and c == 0),
}

for name, f in problems.items():
    p = Perceptron(3)
    table = truth_table(f)
    for epoch in range(50):
        mistakes = sum(p.learn(x, t) for x, t in table)
        if mistakes == 0:
            break
    print(name, "epochs", epoch, "weights", p.w, p.b,
          "correct", sum(p.output(x) == t for x, t in table), "/ 8")
