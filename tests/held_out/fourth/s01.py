import numpy as np

np.random.seed(3)
R = np.array([[5, 3, 0, 1, 4], [4, 0, 0, 1, 3], [1, 1, 0, 5, 2], [1, 0, 4, 4, 1], [0, 1, 5, 4, 0], [5, 4, 1, 0, 5]])
N, M = R.shape
K = 3
P = np.random.rand(N, K)
Q = np.random.rand(K, M)
bu, bi = np.zeros(N), np.zeros(M)
mu = R[R > 0].mean()

alpha, beta = 0.02, 0.005
known = [(i, j, R[i, j]) for i in range(N) for j in range(M) if R[i, j] > 0]

def rating(i, j):
    return mu + bu[i] + bi[j] + P[i, :].dot(Q[:, j])

for step in range(700):
    np.random.shuffle(known)
    for i, j, r in known:
        i, j = int(i), int(j)
        e = r - rating(i, j)
        bu[i] += alpha * (e - beta * bu[i])
        bi[j] += alpha * (e - beta * bi[j])
        p_old = P[i, :].copy()
        P[i, :] += alpha * (e * Q[:, j] - beta * P[i, :])
        Q[:, j] += alpha * (e * p_old - beta * Q[:, j])
    if (step + 1) % 140 == 0:
        rmse = np.sqrt(np.mean([(r - rating(int(i), int(j))) ** 2 for i, j, r in known]))
        print("step", step + 1, "rmse", round(rmse, 4))

print(np.array([[rating(i, j) for j in range(M)] for i in range(N)]).round(1))
