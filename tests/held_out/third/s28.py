import math, random

class Value:
    def __init__(self, data, parents=(), op=None):
        self.data, self.grad = data, 0.0
        self._prev, self._backward = parents, (lambda: None)

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other))
        def _backward():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = _backward
        return out

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other))
        def _backward():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad
        out._backward = _backward
        return out

    def tanh(self):
        t = math.tanh(self.data)
        out = Value(t, (self,))
        def _backward():
            self.grad += (1 - t * t) * out.grad
        out._backward = _backward
        return out

    def backward(self):
        order, seen = [], set()
        def visit(v):
            if v not in seen:
                seen.add(v)
                for q in v._prev:
                    visit(q)
                order.append(v)
        visit(self)
        self.grad = 1.0
        for v in reversed(order):
            v._backward()

random.seed(1337)
def neuron(n): return [Value(random.uniform(-1, 1)) for _ in range(n + 1)]
def run(nrn, xs):
    act = nrn[-1]
    for w, x in zip(nrn, xs):
        act = act + w * x
    return act.tanh()

layers = [[neuron(3) for _ in range(4)], [neuron(4)]]
params = [v for layer in layers for nrn in layer for v in nrn]
xs = [[2.0, 3.0, -1.0], [3.0, -1.0, 0.5], [0.5, 1.0, 1.0], [1.0, 1.0, -1.0]]
ys = [1.0, -1.0, -1.0, 1.0]

for k in range(80):
    preds = []
    for x in xs:
        for layer in layers:
            x = [run(n, x) for n in layer]
        preds.append(x[0])
    loss = Value(0.0)
    for p, t in zip(preds, ys):
        diff = p + (-t)
        loss = loss + diff * diff
    for v in params:
        v.grad = 0.0
    loss.backward()
    for v in params:
        v.data -= 0.1 * v.grad
    if k % 20 == 0:
        print(k, loss.data)
print(loss.data, [round(p.data, 3) for p in preds])
