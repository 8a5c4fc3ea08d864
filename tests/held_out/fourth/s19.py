import numpy as np

def svm_loss_vectorized(W, X, y, reg):
    """CS231n assignment 1, structured SVM loss"""
    num_train = X.shape[0]
    scores = X.dot(W)
    correct = scores[np.arange(num_train), y].reshape(-1, 1)
    margins = np.maximum(0, scores - correct + 1)
    margins[np.arange(num_train), y] = 0
    loss = margins.sum() / num_train + reg * np.sum(W * W)

    coeff = np.zeros_like(margins)
    coeff[margins > 0] = 1
    coeff[np.arange(num_train), y] = -coeff.sum(axis=1)
    dW = X.T.dot(coeff) / num_train + 2 * reg * W
    return loss, dW

np.random.seed(33)
num, C = 90, 3
y = np.random.randint(0, C, num)
X = np.array([[0, 2.5], [-2, -1.5], [2, -1.5]])[y] + np.random.randn(num, 2)
X = np.hstack([X, np.ones((num, 1))])

W = np.random.randn(3, C) * 1e-4
history = []
for it in range(500):
    batch = np.random.choice(num, 32)
    loss, grad = svm_loss_vectorized(W, X[batch], y[batch], 1e-3)
    history.append(loss)
    W -= 0.05 * grad
    if it % 100 == 0:
        print('iteration %d / %d: loss %f' % (it, 500, loss))

print('mean loss of the last 50:', np.mean(history[-50:]))
print('accuracy', np.mean(np.argmax(X.dot(W), axis=1) == y))
