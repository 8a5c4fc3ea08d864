import numpy as np

rng = np.random.default_rng(90)
Z = rng.normal(size=(300, 2)) * np.array([3.0, 1.0])
data = Z @ rng.normal(size=(2, 5)) + 0.1 * rng.normal(size=(300, 5))
data -= data.mean(axis=0)

enc = rng.normal(size=(5, 2)) * 0.1
dec = rng.normal(size=(2, 5)) * 0.1
lr = 0.005

for it in range(1500):
    code = data @ enc
    back = code @ dec
    diff = back - data
    loss = (diff ** 2).sum(axis=1).mean()
    g = 2 * diff / len(data)
    g_dec = code.T @ g
    g_enc = data.T @ (g @ dec.T)
    dec -= lr * g_dec
    enc -= lr * g_enc
    if it % 300 == 0:
        print(it, "loss", loss)

u, s, vt = np.linalg.svd(data, full_matrices=False)
print("loss", loss, "of the best rank 2:", (s[2:] ** 2).sum() / len(data))
