# old habits: matrices, as in the other language
import numpy as np

np.random.seed(2)
X = np.matrix('0 0; 0 1; 1 0; 1 1')
D = np.matrix('0; 1; 1; 0')
W = np.matrix(np.random.uniform(-2, 2, (2, 3)))
bw = np.matrix(np.zeros((1, 3)))
V = np.matrix(np.random.uniform(-2, 2, (3, 1)))
bv = np.matrix(np.zeros((1, 1)))
ones = np.matrix(np.ones((4, 1)))
alpha = 1.5

for k in range(5000):
    A = 1 / (1 + np.exp(-(X * W + ones * bw)))
    Y = 1 / (1 + np.exp(-(A * V + ones * bv)))
    E = D - Y
    if k % 1000 == 0:
        print('iteration', k, 'cost', float((E.T * E)[0, 0]) / 2)
    S = np.multiply(E, np.multiply(Y, 1 - Y))
    R = np.multiply(S * V.T, np.multiply(A, 1 - A))
    V = V + alpha * A.T * S
    bv = bv + alpha * ones.T * S
    W = W + alpha * X.T * R
    bw = bw + alpha * ones.T * R

print(np.hstack([D, Y]))
print('cost =', float((E.T * E)[0, 0]) / 2)
