"""Every corner of the language that a rewriting could get wrong; prints what it finds."""
from __future__ import annotations

import contextlib
import dataclasses
import functools
import inspect
import itertools
import logging
import operator
import sys
import traceback
import warnings
from collections import defaultdict, namedtuple
from typing import NamedTuple

import numpy as np
from numpy import *
from builtins import abs, max, min, round, sum

logging.basicConfig(stream=sys.stdout, format="%(filename)s:%(lineno)d:%(funcName)s %(message)s")
np.random.seed(3)


class Meta(type):
    def __new__(mcs, name, bases, body):
        body["made_by"] = mcs.__name__
        return super().__new__(mcs, name, bases, body)


class Base:
    scale = 2.5
    table = [0.5 * k for k in range(3)]

    def __init__(self, w):
        self.__w = w
        self.calls = 0

    @property
    def w(self):
        self.calls += 1
        return self.__w

    @w.setter
    def w(self, value):
        self.__w = value * 1.0

    @classmethod
    def make(cls, *args, **kwargs):
        return cls(*args, **kwargs)

    @staticmethod
    def twice(x):
        return 2 * x

    def __matmul__(self, other):
        return ("matmul", self.w, other)

    def __iadd__(self, other):
        self.__w += other
        return self

    def bump(self):
        self.__w *= 1.5
        self.__hidden = self.__w
        self.__hidden += 1
        return self.__hidden


class Child(Base, metaclass=Meta):
    def __init__(self, w, *, extra=0.25):
        super().__init__(w)
        self.extra = extra

    def bump(self):
        return super().bump() + self.extra

    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        self.last = (key, value)

    def __call__(self, *a, k=1):
        return sum(a) * k

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        print("exit", exc[0])
        return True


c = Child.make(3.0)
print(c.bump(), c.w, c.calls, c.made_by, Child.table, c[1:2, ...], c[::2], c(1, 2, k=3), c @ 4)
c.w = 7
c += 1
c[1:3, None] = 5
print(c.w, c.last, sorted(k for k in vars(c)))
with c:
    raise ValueError("swallowed")
c[0] += 2
print(c.last)


@dataclasses.dataclass
class Point:
    x: float = 0.5
    y: list = dataclasses.field(default_factory=list)

    def norm(self):
        return (self.x ** 2 + sum(v * v for v in self.y)) ** 0.5


print(Point(1.5, [2, 3]).norm(), Point())


class Typed(NamedTuple):
    a: int
    b: float = 0.5


P = namedtuple("P", "a b")
print(P(1, 2), P.__module__, Typed(1), Typed.__module__)


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(30), fib.cache_info())


def gen(n):
    total = 0.0
    for k in range(n):
        got = yield total
        if got is not None:
            total += got
        else:
            total += k * 0.5
    return total


g = gen(5)
print(next(g), g.send(10.0), next(g), list(g))


def chain(n):
    result = yield from gen(n)
    yield ("result", result)
    try:
        yield 1
    finally:
        print("closed")


ch = chain(3)
print([next(ch) for _ in range(4)])
ch.close()


def two_at_once():
    a, b = gen(6), gen(6)
    out = []
    for x, y in zip(a, b):
        out.append(x - y)
        if len(out) > 1:
            out[-1] += next(a, 0) * 1.0
    return out


print(two_at_once())


def counter():
    n = 0

    def step(by=1):
        nonlocal n
        n += by
        return n

    return step


s = counter()
print(s(), s(2), [s() for _ in range(3)])
G = 1


def set_global():
    global G
    G += 41
    if G:
        global H
        H = G * 2
    return G


print(set_global(), H)


def control(values):
    out = []
    for v in values:
        try:
            if v == 1:
                continue
            if v == 4:
                break
            out.append(10 / v)
        except ZeroDivisionError as e:
            out.append(str(e))
        else:
            out.append("fine")
        finally:
            out.append("f")
    else:
        out.append("else")
    n = 3
    while n:
        n -= 1
        if n == 1:
            continue
    else:
        out.append("while else")
    return out


print(control([0, 1, 2, 3]), control([2, 4, 5]))


def returns():
    for k in range(5):
        for j in range(5):
            if k * j == 6:
                return k, j


print(returns())
for k in range(6):
    try:
        for j in range(3):
            if k == 4 and j == 1:
                raise KeyError(j)
            with contextlib.suppress(ZeroDivisionError):
                1 / (j - 1)
    except KeyError as e:
        print("caught", k, e)


def log_calls(f):
    @functools.wraps(f)
    def inner(*args, **kwargs):
        print("call", f.__name__, args, kwargs)
        return f(*args, **kwargs)

    return inner


@log_calls
def decorated(a, b=2.0, *c, d=3, **e):
    """doc"""
    return a + b + d + sum(c) + sum(e.values())


print(decorated(1, 2, 3, d=4, e=5), decorated.__doc__, inspect.signature(decorated))
args, kw = [1, 2], {"d": 9}
print(decorated(*args, **kw), [*args, *(3, 4)], {**kw, "z": 1})
a = b = c3 = [1.0, 2.0]
a[0], b[1] = b[1], a[0]
print(a, b is c3)
(x, (y, *z)), w = (1, (2, 3, 4)), 5
print(x, y, z, w)
lst = [3, 1, 2]
i = 0
i, lst[i] = 2, 9
print(i, lst)
lst[0], lst[1:], q = 1, [7, 8], 3
print(lst, q)
m = {"a": 1}
m["a"] += 1
m.setdefault("b", []).append(m["a"])
del m["a"]
print(m)
d2 = defaultdict(float)
for ch_ in "hello":
    d2[ch_] += 0.5
print(dict(d2))


def order(tag, value=None):
    print(tag, end=" ")
    return value


order("arr", [0, 1])[order("idx", 0)] = order("val", 5)
order("arr", [0, 1])[order("idx", 0)] += order("val", 5)
print(order("f", max)(order("x", 1), order("y", 2)))
print(1 < order("mid", 2) < 3, order("or", 0) or order("other", 4))
if (n := len(lst)) > 2:
    print("walrus", n, [y_ := 1, y_ ** 2])
print([last := v for v in range(3)], last)
match {"kind": "layer", "n": 3}:
    case {"kind": "layer", "n": int(n_)} if n_ > 2:
        print("matched", n_)
    case _:
        print("no")
match (1, [2, 3]):
    case (a_, [b_, *rest]):
        print(a_, b_, rest)
name = "f"
print(f"{name!r:>5} {1/3:.3f} {fib(10)=} {'nested ' + f'{n + 1}'} {np.float64(2)**0.5:8.4f}")
print(f"{[v * 2 for v in range(3)]} {(lambda t: t + 1)(4)}")
fs = [lambda v, k=k: v * k for k in range(3)]
print([f(2) for f in fs], sorted([3, 1, 2], key=lambda v: -v), list(map(lambda v: v + 0.5, range(3))))
print(functools.reduce(operator.mul, range(1, 6)), list(itertools.accumulate([1, 2, 3], lambda p, q: p * q)))


def recursive(n):
    return 1.0 if n == 0 else n * recursive(n - 1)


print(recursive(50))
try:
    def endless(n):
        return endless(n + 1)

    endless(0)
except RecursionError:
    print("too deep")


def depth(n=0):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


print("depth", depth())
print(locals() is globals(), "clearprop" in str(sorted(globals())), [v for v in dir() if "clearprop" in v])


def frames():
    return sys._getframe(1).f_lineno, sys._getframe(1).f_code.co_name, [f.function for f in inspect.stack()][:2]


def caller():
    inside = locals()
    return frames(), sorted(inside)


print(caller())
logging.warning("logged")
try:
    np.dot(np.ones((2, 3)), np.ones((2, 3)))
except ValueError as e:
    print(e, traceback.extract_tb(e.__traceback__)[-1].lineno if len(traceback.extract_tb(e.__traceback__)) == 1 else "deep")
for bad in (lambda: None + 1, lambda: [1][5], lambda: {}["k"], lambda: (1).real.x, lambda: undefined_name, lambda: 5(), lambda: "a" @ 2,
            lambda: len(), lambda: fib(), lambda: recursive(1, 2), lambda: 3 < "a", lambda: -"a", lambda: int("x")):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    np.log(np.zeros(1))
    np.array([1.0]) / 0
    warnings.warn("mine")
    wv = np.ones(2)
    wv[0] += np.float64(1e308) * 10
    print([(str(wn.message), wn.lineno) for wn in caught])
X = np.arange(12.0).reshape(3, 4)
V = X.T
X[0] *= 2
V[1:, 0] += 1
X[X > 8] = 0.5
X[[0, 1], [1, 2]] -= 1
np.add.at(X, ([0, 0], [0, 0]), 1)
np.multiply(X, 2, out=X)
X.sort(axis=1)
X.fill(3) if X.sum() < 0 else None
np.random.shuffle(X)
print(X, V.sum(), V.base is not None)
R = np.arange(3.0)
R = R.copy()
r2 = np.zeros(4)
r2.resize(2, refcheck=False)
print(r2.shape, exp(1), maximum(1, 2))
vf = np.vectorize(lambda t: t * 2 if t > 0 else 0)
print(vf(np.array([-1.0, 2.0])), np.apply_along_axis(lambda row: row.sum(), 0, X), np.fromiter((t * t for t in range(3)), float))
print(sum(x * y for x, y in zip([1.0, 2.0], [3.0, 4.0])), max(3.0, 2.0), min([0.5, 0.25]), abs(-2.5), round(2.567, 2), divmod(7, 2))
print(eval("1 + n"), exec("zz = n * 2"), zz)


async def co(v):
    async def inner(u):
        return u * 2

    return [await inner(v + k) for k in range(3)] + [t async for t in agen()]


async def agen():
    for k in range(2):
        yield k * 0.5


import asyncio

print(asyncio.run(co(3)))


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


print([t for t in Countdown(3)], {t: t * t for t in Countdown(2)}, {t % 2 for t in Countdown(4)})
growing = [1]
for t in growing:
    if len(growing) < 6:
        growing.append(t * 2)
print(growing)
try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise RuntimeError("second") from e
except RuntimeError as e:
    print(repr(e.__cause__))
try:
    raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
except* ValueError as eg:
    print("group", eg.exceptions)
except* TypeError:
    print("types")
print(0.1 + 0.2, -0.5, 1e-3, 5 // 2, -7 % 3, 2 ** -1, ~5, +True, not 0.0, 3 if [] else 4, 0x10, 1j * 1j)
assert X.shape == (3, 4), f"shape {X.shape}"
print(type(lambda: 0).__name__, control.__code__.co_name, control.__qualname__, Child.bump.__qualname__, recursive.__defaults__)
