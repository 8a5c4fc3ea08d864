import numpy as np


def act(z):
    return 1 / (1 + np.exp(-z))


def act_slope(out):
    # out is already act(z)
    return out * (1 - out)


def one_step(w, X, T, lr):
    A, B = w
    Xb = np.vstack([X, np.ones(X.shape[1])])
    H = act(A @ Xb)
    Hb = np.vstack([H, np.ones(X.shape[1])])
    O = act(B @ Hb)
    dO = 2 * (T - O) * act_slope(O) / T.size
    dH = (B.T @ dO)[:-1] * act_slope(H)
    return (A + lr * dH @ Xb.T, B + lr * dO @ Hb.T), np.mean((T - O) ** 2)


rng = np.random.RandomState(0)
X = np.array([[0, 0, 1, 1], [0, 1, 0, 1]])
T = np.array([[0.1, 0.9, 0.9, 0.1], [0.1, 0.1, 0.1, 0.9]])      # XOR and AND
w = (rng.randn(4, 3), rng.randn(2, 5))
for k in range(8000):
    w, mse = one_step(w, X, T, 4.0)
    if k % 2000 == 0:
        print(k, mse)
print("mse", mse)
