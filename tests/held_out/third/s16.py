from numpy import *

random.seed(6)

def ones_col(M):
    return hstack((M, ones((M.shape[0], 1))))

# iris-like
mu = array([[0., 0, 1, 2], [1, 1, 0, 0], [2, -1, 2, 1]])
X = vstack([random.normal(m, .5, (30, 4)) for m in mu])
T = repeat(eye(3), 30, axis=0)

A = random.randn(5, 7) * .4
B = random.randn(8, 3) * .4
g = .005
for n in range(800):
    x = ones_col(X)
    h = tanh(x @ A)
    hb = ones_col(h)
    z = hb @ B
    q = exp(z - z.max(1)[:, None])
    q = q / q.sum(1)[:, None]
    E = T - q
    D = (E @ B[:-1].T) * (1 - h * h)
    B += g * hb.T @ E
    A += g * x.T @ D
    if n % 160 == 0:
        print(n, -sum(T * log(q)) / 90)

print("nll", -sum(T * log(q)) / 90)
print("hits", sum(q.argmax(1) == T.argmax(1)), "/ 90")
