import numpy as np

def relu(x): return np.maximum(0, x)

def loss_and_grads(params, X, y, reg):
    W1, b1, W2, b2 = params
    h = relu(X.dot(W1) + b1)
    scores = h.dot(W2) + b2
    shifted = scores - np.max(scores, axis=1, keepdims=True)
    logp = shifted - np.log(np.sum(np.exp(shifted), axis=1, keepdims=True))
    n = X.shape[0]
    loss = -np.sum(logp[np.arange(n), y]) / n
    loss += reg * (np.sum(W1 * W1) + np.sum(W2 * W2))

    dscores = np.exp(logp)
    dscores[np.arange(n), y] -= 1
    dscores /= n
    dW2 = h.T.dot(dscores)
    db2 = dscores.sum(axis=0)
    dh = dscores.dot(W2.T) * (h > 0)
    dW1 = X.T.dot(dh)
    db1 = dh.sum(axis=0)
    dW2 += reg * np.sum(W2 * W2)
    dW1 += reg * np.sum(W1 * W1)
    return loss, (dW1, db1, dW2, db2), scores

def main():
    rng = np.random.RandomState(0)
    X = np.concatenate([rng.randn(50, 4) + 2.0 * rng.randn(1, 4) for _ in range(3)])
    y = np.repeat([0, 1, 2], 50)
    params = [0.5 * rng.randn(4, 20), np.zeros(20), 0.5 * rng.randn(20, 3), np.zeros(3)]
    for it in range(600):
        loss, grads, scores = loss_and_grads(params, X, y, reg=2e-3)
        for p, g in zip(params, grads):
            p -= 0.3 * g
        if it % 100 == 0:
            print('iteration %d / 600: loss %f' % (it, loss))
    print('loss', loss, 'accuracy', (scores.argmax(axis=1) == y).mean())

main()
