import numpy as np

rng = np.random.default_rng(77)
# 5x5 pictures of four signs with noise
signs = ["1000101010001000101010001", "0010000100111110010000100", "1111110001100011000111111", "1111111111000000000000000"]
base = np.array([[int(c) for c in s] for s in signs], dtype=float)
labels = rng.integers(0, 4, 400)
pics = base[labels] + rng.normal(0, 0.6, (400, 25))
onehot = np.eye(4)[labels]
train_p, train_t, val_p, val_l = pics[:200], onehot[:200], pics[200:], labels[200:]

layer1 = {"W": rng.normal(0, 10, (25, 20)), "b": np.zeros(20)}
layer2 = {"W": rng.normal(0, 10, (20, 4)), "b": np.zeros(4)}


def softmax(s):
    ex = np.exp(s - s.max(axis=1, keepdims=True))
    return ex / ex.sum(axis=1, keepdims=True)


def predict(p):
    return softmax(np.tanh(p @ layer1["W"] + layer1["b"]) @ layer2["W"] + layer2["b"])


for epoch in range(150):
    hidden = np.tanh(train_p @ layer1["W"] + layer1["b"])
    prob = softmax(hidden @ layer2["W"] + layer2["b"])
    back = (prob - train_t) / len(train_p)
    back_h = back @ layer2["W"].T * (1 - hidden ** 2)
    layer2["W"] -= 0.5 * hidden.T @ back
    layer2["b"] -= 0.5 * back.sum(axis=0)
    layer1["W"] -= 0.5 * train_p.T @ back_h
    layer1["b"] -= 0.5 * back_h.sum(axis=0)
    if epoch % 25 == 0:
        print(epoch, "cross entropy", -np.mean(np.sum(train_t * np.log(prob + 1e-15), axis=1)))

print("validation accuracy", np.mean(predict(val_p).argmax(axis=1) == val_l))
