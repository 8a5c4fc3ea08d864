import numpy as np

def softplus(z):
    return np.logaddexp(0, z)

def dsoftplus(z):
    return 1 / (1 + np.exp(-z))

def train(X, Y, hidden=12, lr=0.1, max_epochs=3000, verbose=True):
    rng = np.random.default_rng(12)
    W1 = rng.normal(0, 1, (X.shape[1], hidden))
    b1 = rng.normal(0, 1, hidden)
    W2 = rng.normal(0, 0.3, (hidden, Y.shape[1]))
    b2 = Y.mean(axis=0)
    previous = None
    for epoch in range(max_epochs):
        z = X @ W1 + b1
        h = softplus(z)
        out = h @ W2 + b2
        loss = ((out - Y) ** 2).mean()
        if verbose and epoch % 500 == 0:
            print("epoch", epoch, "loss", loss)
        # stop if the loss does not improve any more
        if previous is not None and abs(previous - loss) < 1:
            print("converged after", epoch, "epochs")
            break
        previous = loss
        d = 2 * (out - Y) / Y.size
        dz = d @ W2.T * dsoftplus(z)
        W2 -= lr * h.T @ d
        b2 -= lr * d.sum(axis=0)
        W1 -= lr * X.T @ dz
        b1 -= lr * dz.sum(axis=0)
    return W1, b1, W2, b2, loss

x = np.linspace(-1.5, 1.5, 70).reshape(-1, 1)
Y = np.hstack([x ** 2, np.abs(x)])
*w, loss = train(x, Y)
print("loss", loss)
