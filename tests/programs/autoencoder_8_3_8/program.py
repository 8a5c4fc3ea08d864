import numpy as np

np.random.seed(40)
patterns = np.eye(8)
enc, enc_b = np.random.uniform(-1, 1, (8, 3)), np.zeros(3)
dec, dec_b = np.random.uniform(-1, 1, (3, 8)), np.zeros(8)


def encode(x):
    return 1 / (1 + np.exp(-(x @ enc + enc_b)))


def decode(code):
    return 1 / (1 + np.exp(-(code @ dec + dec_b)))


def learn(rate):
    global enc, enc_b, dec, dec_b
    code = encode(patterns)
    again = decode(code)
    d = (again - patterns) * again * (1 - again)
    e = d @ dec.T * code * (1 - code)
    dec = dec - rate * code.T @ d
    dec_b = dec_b - rate * d.sum(0)
    enc = enc - rate * patterns.T @ e
    enc_b = enc_b - rate * e.sum(0)
    return 0.5 * np.sum((again - patterns) ** 2)


for i in range(5000):
    error = learn(1.0)
    if i % 1000 == 0:
        print(i, error)

print("codes:")
print(encode(patterns).round(1))
print("restored", sum(decode(encode(patterns)).argmax(1) == np.arange(8)))
