import numpy as np

H, N = 15, 64
theta = np.random.default_rng(4).normal(0, 1.5, H + H + H + 1)
W1 = theta[:H].reshape(1, H)
b1 = theta[H:2 * H]
W2 = theta[2 * H:3 * H].reshape(H, 1)
b2 = theta[3 * H:]

grad = np.zeros_like(theta)
gW1, gb1 = grad[:H].reshape(1, H), grad[H:2 * H]
gW2, gb2 = grad[2 * H:3 * H].reshape(H, 1), grad[3 * H:]
velocity = np.zeros_like(theta)

x = np.linspace(-1, 1, N).reshape(N, 1)
y = np.abs(x) - 0.5

a = np.empty((N, H))
out = np.empty((N, 1))
back = np.empty((N, H))


def forward():
    np.matmul(x, W1, out=a)
    np.add(a, b1, out=a)
    np.negative(a, out=a)
    np.exp(a, out=a)
    np.add(a, 1, out=a)
    np.reciprocal(a, out=a)
    np.matmul(a, W2, out=out)
    np.add(out, b2, out=out)


for i in range(3000):
    forward()
    delta = (out - y) / N
    np.matmul(a.T, delta, out=gW2)
    gb2[:] = delta.sum(axis=0)
    np.matmul(delta, W2.T, out=back)
    back *= a * (1 - a)
    np.matmul(x.T, back, out=gW1)
    np.sum(back, axis=0, out=gb1)
    velocity *= 0.9
    velocity -= 0.2 * grad
    theta += velocity
    if i % 1000 == 0:
        print(i, float(np.mean((out - y) ** 2)))

forward()
print("final mse", float(np.mean((out - y) ** 2)))
