import math
import random


class V:
    def __init__(self, data, parents=(), back=lambda g: ()):
        self.data, self.parents, self.back, self.grad = data, parents, back, 0

    def __add__(a, b):
        b = b if isinstance(b, V) else V(b)
        return V(a.data + b.data, (a, b), lambda g: (g, g))

    def __mul__(a, b):
        b = b if isinstance(b, V) else V(b)
        return V(a.data * b.data, (a, b), lambda g: (g * b.data, g * a.data))

    def tanh(a):
        t = math.tanh(a.data)
        return V(t, (a,), lambda g: (g * (1 - t ** 2),))

    def backward(self):
        done, line = set(), []

        def walk(v):
            if v not in done:
                done.add(v)
                for p in v.parents:
                    walk(p)
                line.append(v)

        walk(self)
        self.grad = 1
        for v in reversed(line):
            for p, g in zip(v.parents, v.back(v.grad)):
                p.grad = g


random.seed(3)
inner = [(V(random.gauss(0, 2)), V(random.gauss(0, 1))) for _ in range(5)]
outer = [V(random.gauss(0, 0.5)) for _ in range(5)]
shift = V(0.0)
parameters = [p for pair in inner for p in pair] + outer + [shift]
points = [(k / 5, (k / 5) ** 2 - 0.4) for k in range(-5, 6)]

for epoch in range(300):
    loss = V(0.0)
    for x, y in points:
        out = shift
        for (w, b), o in zip(inner, outer):
            out = out + (w * x + b).tanh() * o
        e = out + (-y)
        loss = loss + e * e * (1 / len(points))
    for p in parameters:
        p.grad = 0
    loss.backward()
    for p in parameters:
        p.data -= 0.1 * p.grad
    if epoch % 50 == 0:
        print(epoch, loss.data)
print("loss in the end", loss.data)
