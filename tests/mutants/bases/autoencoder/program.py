import numpy as np

rng = np.random.RandomState(14)

# eight numbers that really are two numbers
basis = rng.randn(2, 8) * 0.6
codes = rng.uniform(-1, 1, (100, 2))
data = np.tanh(codes @ basis)

enc = rng.randn(8, 3) * 0.3
enc_b = np.zeros(3)
dec = rng.randn(3, 8) * 0.3
dec_b = np.zeros(8)


def encode(rows):
    return np.tanh(rows @ enc + enc_b)


def decode(code):
    return code @ dec + dec_b


speed = 0.1
for step in range(1500):
    code = encode(data)
    back = decode(code)
    miss = back - data
    grad_dec = code.T @ miss / len(data)
    grad_dec_b = miss.mean(axis=0)
    flow = miss @ dec.T * (1 - code ** 2)
    grad_enc = data.T @ flow / len(data)
    grad_enc_b = flow.mean(axis=0)
    dec -= speed * grad_dec
    dec_b -= speed * grad_dec_b
    enc -= speed * grad_enc
    enc_b -= speed * grad_enc_b
    if step % 500 == 0:
        print(step, (miss ** 2).mean())

print("reconstruction error", ((decode(encode(data)) - data) ** 2).mean())
