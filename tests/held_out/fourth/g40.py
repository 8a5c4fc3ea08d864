import numpy as np

rng = np.random.RandomState(61)

# grey images 5x5: a bright or a dim stripe on a mid-grey ground; class = direction and brightness
def picture(kind):
    img = rng.normal(128, 12, (5, 5))
    if kind == 0:
        img[rng.randint(1, 4), :] += 40
    elif kind == 1:
        img[:, rng.randint(1, 4)] += 40
    elif kind == 2:
        img[rng.randint(1, 4), :] -= 40
    else:
        img[:, rng.randint(1, 4)] -= 40
    return img.clip(0, 255)

kinds = rng.randint(0, 4, 240)
images = np.array([picture(k).ravel() for k in kinds]).astype(np.uint8)

X = (images.astype(float) - 128) / 32
T = np.eye(4)[kinds]
train, test = np.arange(180), np.arange(180, 240)

A = rng.randn(25, 20) * 0.2
a = np.zeros(20)
B = rng.randn(20, 4) * 0.2
b = np.zeros(4)

def net(x):
    h = np.maximum(0, x @ A + a)
    s = h @ B + b
    s = np.exp(s - s.max(1, keepdims=True))
    return h, s / s.sum(1, keepdims=True)

for epoch in range(400):
    h, p = net(X[train])
    d = (p - T[train]) / 180
    dh = d @ B.T * (h > 0)
    B -= 0.2 * h.T @ d; b -= 0.2 * d.sum(0)
    A -= 0.2 * X[train].T @ dh; a -= 0.2 * dh.sum(0)
    if epoch % 80 == 0:
        print("epoch", epoch, "loss", -np.mean(np.log(p[train, kinds[train]] + 1e-12)))

print("train acc", np.mean(net(X[train])[1].argmax(1) == kinds[train]))
print("test acc", np.mean(net(X[test])[1].argmax(1) == kinds[test]))
