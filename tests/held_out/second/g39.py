import numpy as np

np.random.seed(19)

# 4 字符图案分类 (5x3 像素)
glyphs = ["111101101101111", "010110010010111", "111001111100111", "111001111001111"]
proto = np.array([[float(ch) for ch in g] for g in glyphs])
labels = np.random.randint(0, 4, 200)
data = proto[labels] + np.random.randn(200, 15) * 0.25
targets = np.eye(4)[labels]


def softmax(x):
    exps = np.exp(x - np.max(x))
    return exps / np.sum(exps, axis=1, keepdims=True)


def relu(x):
    return np.where(x > 0, x, 0)


W1 = np.random.randn(15, 12) * np.sqrt(2 / 15)
b1 = np.zeros((1, 12))
W2 = np.random.randn(12, 4) * np.sqrt(1 / 12)
b2 = np.zeros((1, 4))
lr = 0.1

for step in range(300):
    h = relu(data @ W1 + b1)
    p = softmax(h @ W2 + b2)
    g = (p - targets) / len(data)
    gh = g @ W2.T * (h > 0)
    W2 -= lr * h.T @ g
    b2 -= lr * g.sum(axis=0, keepdims=True)
    W1 -= lr * data.T @ gh
    b1 -= lr * gh.sum(axis=0, keepdims=True)
    if step % 60 == 0:
        print("step", step, "loss", -np.mean(np.log(p[range(200), labels] + 1e-12)))

print("accuracy", np.mean(p.argmax(axis=1) == labels))
print("final loss", -np.mean(np.log(p[range(200), labels] + 1e-12)))
