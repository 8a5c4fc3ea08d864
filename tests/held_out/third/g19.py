import numpy as np

# linear regression by stochastic gradient descent, one weight at a time
np.random.seed(14)
x = np.random.rand(50, 2) * 2
y = 3.5 * x[:, 0] - 1.2 * x[:, 1] + 0.7

w = np.array([0.0, 0.0, 0.0])        # bias, w1, w2

def predict(row):
    p = w[0]
    for j in range(len(row)):
        p += w[j + 1] * row[j]
    return p

lrate = 0.05
for epoch in range(60):
    sum_error = 0
    for i in range(len(x)):
        error = predict(x[i]) - y[i]
        sum_error += error ** 2
        w[0] = w[0] - lrate * error
        for j in range(2):
            w[j + 1] = w[j + 1] - lrate * error * x[i][j]
    if epoch % 10 == 0:
        print('>epoch=%d, lrate=%.3f, error=%.3f' % (epoch, lrate, sum_error))

print("weights:", w)
print("final error", sum_error)
