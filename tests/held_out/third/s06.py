# Autoencoder with tied weights (decoder uses W.T)
import numpy as np

rs = np.random.RandomState(3)
basis = rs.randn(3, 12)
data = np.tanh(rs.randn(200, 3) @ basis * 0.5)

W = rs.randn(12, 4) * 0.1
b_enc = np.zeros(4)
b_dec = np.zeros(12)
velocity = np.zeros_like(W)
lr, mom = 0.05, 0.8

for epoch in range(400):
    code = np.tanh(data @ W + b_enc)
    recon = code @ W.T + b_dec
    diff = recon - data
    loss = (diff ** 2).sum(axis=1).mean() / 2

    g_recon = diff / len(data)
    g_code = (g_recon @ W) * (1 - code ** 2)
    # W is used twice
    g_W = data.T @ g_code + g_recon.T @ code

    velocity = mom * velocity + g_W
    W -= lr * velocity
    b_enc -= lr * g_code.sum(axis=0)
    b_dec -= lr * g_recon.sum(axis=0)
    if epoch % 80 == 0:
        print("epoch", epoch, "reconstruction", loss)

print("reconstruction", loss, "variance", 0.5 * data.var(axis=0).sum())
