import numpy as np

rng = np.random.default_rng(4)
codes = rng.normal(size=(200, 2))
mix = rng.normal(size=(2, 8))
data = np.tanh(codes @ mix * 0.5)

W = rng.normal(0, 0.3, (8, 3))
b_enc = np.zeros(3)
b_dec = np.zeros(8)
lr = 0.1
for epoch in range(1500):
    h = np.tanh(data @ W + b_enc)
    rec = h @ W.T + b_dec            # the decoder shares the weights
    err = rec - data
    loss = np.mean(np.sum(err ** 2, axis=1))
    g = 2 * err / len(data)
    gh = (g @ W) * (1 - h ** 2)
    gW = data.T @ gh + g.T @ h       # encoder part + decoder part
    W -= lr * gW
    b_enc -= lr * gh.sum(axis=0)
    b_dec -= lr * g.sum(axis=0)
    if epoch % 300 == 0:
        print("epoch", epoch, "loss", loss)
print("reconstruction error", np.mean(err ** 2))
