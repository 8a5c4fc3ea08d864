import numpy as np

# Handwritten letters T, L, X, O on a 5x5 grid, with noise
letters = {
    "T": "11111 00100 00100 00100 00100",
    "L": "10000 10000 10000 10000 11111",
    "X": "10001 01010 00100 01010 10001",
    "O": "01110 10001 10001 10001 01110",
}
names = sorted(letters)
proto = np.array([[int(ch) for ch in letters[n].replace(" ", "")] for n in names]) * 2.0 - 1.0

rng = np.random.RandomState(5)
which = np.repeat(np.arange(4), 25)
flips = np.where(rng.rand(100, 25) < 0.08, -1, 1)
X = proto[which] * flips
T = -np.ones((100, 4))
T[np.arange(100), which] = 1

wi = rng.uniform(-0.2, 0.2, (25, 10))
bi = np.zeros(10)
wo = rng.uniform(-0.2, 0.2, (10, 4))
bo = np.zeros(4)

for sweep in range(200):
    h = np.tanh(X @ wi + bi)
    o = np.tanh(h @ wo + bo)
    err = T - o
    delta_o = err * (1 - o * o)
    delta_h = (delta_o @ wo.T) * (1 - h * h)
    wo += 0.01 * h.T @ delta_o
    bo += 0.01 * delta_o.sum(axis=0)
    wi += 0.01 * X.T @ delta_h
    bi += 0.01 * delta_h.sum(axis=0)
    if sweep % 50 == 0:
        print("sweep", sweep, "sse", np.sum(err ** 2))

print("sse", np.sum(err ** 2))
guess = o.argmax(axis=1)
print("read:", "".join(names[g] for g in guess[::10]), "right:", (guess == which).mean())
