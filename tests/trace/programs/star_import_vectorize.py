from numpy import *
from numpy.random import rand, seed

seed(4)
step = vectorize(lambda v: 1.0 / (1.0 + exp(-v)))
x = array([[0, 0], [0, 1], [1, 0], [1, 1]]); t = array([0, 1, 1, 1])
w = rand(2) - .5
bias = 0.0
for n in range(60):
    for xi, ti in zip(x, t):
        y = step(dot(xi, w) + bias)
        e = ti - y
        w += 0.5 * e * xi
        bias += 0.5 * e
print(w, bias, step(x.dot(w) + bias) > 0.5)
