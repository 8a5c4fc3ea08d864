import numpy as np

# バイアスは 1 の列として入力に加える
np.random.seed(20)


def add_one(x):
    return np.hstack([x, np.ones((len(x), 1))])


x = np.random.uniform(-1, 1, (120, 2))
t = (x[:, :1] * x[:, 1:] > 0) * 1.0

V = np.random.randn(3, 12)
U = np.random.randn(13, 1) * 0.3
rate = 1.0
for k in range(2000):
    xa = add_one(x)
    h = np.tanh(xa @ V)
    ha = add_one(h)
    y = 1 / (1 + np.exp(-(ha @ U)))
    # 出力の誤差
    d = (y - t) / len(x)
    dU = ha.T @ d
    # 最後の行はバイアスなので除く
    dh = (d @ U[:-1].T) * (1 - h ** 2)
    dV = xa.T @ dh
    U -= rate * dU
    V -= rate * dV
    if k % 500 == 0:
        print(k, "誤差", np.mean((y - t) ** 2))
print("正解率", np.mean((y > 0.5) == (t > 0.5)))
