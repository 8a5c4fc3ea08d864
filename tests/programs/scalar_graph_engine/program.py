import math
import random

random.seed(20)


class Num:
    def __init__(self, value, sources=()):
        self.value = value
        self.grad = 0.0
        self.sources = sources          # pairs (Num, local slope)

    def __add__(self, other):
        other = other if isinstance(other, Num) else Num(other)
        return Num(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Num) else Num(other)
        return Num(self.value * other.value, ((self, other.value), (other, self.value)))

    __radd__ = __add__
    __rmul__ = __mul__

    def __sub__(self, other):
        return self + other * -1.0

    def tanh(self):
        t = math.tanh(self.value)
        return Num(t, ((self, 1 - t * t),))

    def backward(self):
        order, seen = [], set()

        def visit(node):
            if id(node) not in seen:
                seen.add(id(node))
                for source, _ in node.sources:
                    visit(source)
                order.append(node)

        visit(self)
        self.grad = 1.0
        for node in reversed(order):
            for source, slope in node.sources:
                source.grad += slope * node.grad


def unit(n):
    return [Num(random.uniform(-1, 1)) for _ in range(n + 1)]


hidden = [unit(2) for _ in range(4)]
final = unit(4)


def answer(values):
    inner = [sum((w * v for w, v in zip(u, values)), u[-1]).tanh() for u in hidden]
    return sum((w * h for w, h in zip(final, inner)), final[-1]).tanh()


data = [((-1, -1), -1), ((-1, 1), 1), ((1, -1), 1), ((1, 1), -1)]
weights = [w for u in hidden + [final] for w in u]
for epoch in range(150):
    loss = Num(0.0)
    for values, wanted in data:
        miss = answer(values) - wanted
        loss = loss + miss * miss
    for w in weights:
        w.grad = 0.0
    loss.backward()
    for w in weights:
        w.value -= 0.1 * w.grad
    if epoch % 30 == 0:
        print("epoch", epoch, "loss", loss.value)
print("last loss", loss.value)
