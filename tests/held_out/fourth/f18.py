import numpy as np

np.random.seed(25)
# rating model: user and film embeddings, dot product
users, films, dim = 25, 20, 3
true_u = np.random.randn(users, dim)
true_f = np.random.randn(films, dim)
pairs = np.array([(u, f) for u in range(users) for f in range(films) if np.random.rand() < 0.7])
ratings = (true_u[pairs[:, 0]] * true_f[pairs[:, 1]]).sum(axis=1) + 0.05 * np.random.randn(len(pairs))

U = np.random.randn(users, dim) * 0.3
F = np.random.randn(films, dim) * 0.3
lr = 0.05
batch = 10

for epoch in range(60):
    perm = np.random.permutation(len(pairs))
    total = 0.0
    for k in range(0, len(pairs), batch):
        rows = perm[k:k + batch]
        ui, fi = pairs[rows, 0], pairs[rows, 1]
        u, f = U[ui], F[fi]
        err = (u * f).sum(axis=1) - ratings[rows]
        total += (err ** 2).sum()
        gu = err[:, None] * f
        gf = err[:, None] * u
        u -= lr * gu
        f -= lr * gf
    if epoch % 12 == 0:
        print("epoch", epoch, "mse", total / len(pairs))

print("mse", total / len(pairs), "variance of ratings", ratings.var())
