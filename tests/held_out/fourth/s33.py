import numpy as np

rng = np.random.RandomState(10)
LENGTH, GOAL = 7, 6
ACTIONS = (-1, 1)
theta = np.zeros((LENGTH, 2))        # linear in one-hot features
gamma, alpha, eps = 0.9, 0.3, 0.2

def phi(s):
    f = np.zeros(LENGTH)
    f[s] = 1.0
    return f

def q(s):
    return phi(s) @ theta

lengths = []
for episode in range(200):
    s, steps = 0, 0
    while s != GOAL and steps < 100:
        values = q(s)
        if rng.rand() < eps or values[0] == values[1]:
            a = rng.randint(2)
        else:
            a = int(values.argmax())
        s2 = min(max(s + ACTIONS[a], 0), LENGTH - 1)
        r = 1.0 if s2 == GOAL else 0.0
        target = r if s2 == GOAL else r + gamma * q(s2).max()
        td = target - values[a]
        theta[:, a] += alpha * td * phi(s)
        s, steps = s2, steps + 1
    lengths.append(steps)
    if episode % 40 == 0:
        print("episode", episode, "steps", steps)

print("steps in the last ten episodes", np.mean(lengths[-10:]))
print("value of going right", theta[:-1, 1].round(3), "exact", [round(gamma ** (5 - i), 3) for i in range(6)])
