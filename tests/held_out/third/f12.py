import numpy as np

np.random.seed(21)

# fake "digits": 10 prototypes of 8x8 pixels plus noise
prototypes = np.random.rand(10, 64) > 0.6
n = 400
labels = np.random.randint(0, 10, n)
images = prototypes[labels] * 1.0 + np.random.randn(n, 64) * 0.25
onehot = np.eye(10)[labels]

class Net:
    def __init__(self, i, h, o):
        self.W1 = np.random.randn(i, h) * np.sqrt(1 / i)
        self.b1 = np.zeros(h)
        self.W2 = np.random.randn(h, o) * np.sqrt(1 / h)
        self.b2 = np.zeros(o)

    def forward(self, x):
        self.x = x
        self.h = 1 / (1 + np.exp(-(x @ self.W1 + self.b1)))
        s = self.h @ self.W2 + self.b2
        e = np.exp(s - s.max(axis=1, keepdims=True))
        self.p = e / e.sum(axis=1, keepdims=True)
        return self.p

    def train_batch(self, x, t, lr):
        p = self.forward(x)
        d2 = (p - t) / len(x)
        d1 = d2 @ self.W2.T * self.h * (1 - self.h)
        self.W2 -= lr * self.h.T @ d2
        self.b2 -= lr * d2.sum(axis=0)
        self.W1 -= lr * x.T @ d1
        self.b1 -= lr * d1.sum(axis=0)
        return -np.mean(np.sum(t * np.log(p + 1e-12), axis=1))

net = Net(64, 30, 10)
batch_size = 20
for epoch in range(25):
    # shuffle the training data every epoch
    np.random.shuffle(images)
    np.random.shuffle(onehot)
    total = 0
    for k in range(0, n, batch_size):
        total += net.train_batch(images[k:k + batch_size], onehot[k:k + batch_size], lr=0.5)
    if epoch % 5 == 0:
        print("epoch", epoch, "loss", total / (n / batch_size))

acc = np.mean(net.forward(images).argmax(axis=1) == onehot.argmax(axis=1))
print("train accuracy", acc)
