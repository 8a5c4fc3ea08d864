import numpy as np
from sklearn.datasets import load_digits

rs = np.random.RandomState(0)


class DigitNet:
    def __init__(self, keep=0.8, lam=1e-4):
        self.keep, self.lam = keep, lam
        self.w = {
            'W1': rs.randn(64, 48) * np.sqrt(2 / 64), 'b1': np.zeros(48),
            'W2': rs.randn(48, 10) * np.sqrt(2 / 48), 'b2': np.zeros(10),
        }

    def forward(self, x, training=False):
        w = self.w
        h = np.maximum(x.dot(w['W1']) + w['b1'], 0)
        mask = None
        if training:
            mask = (rs.rand(*h.shape) < self.keep) / self.keep
            h = h * mask
        logits = h.dot(w['W2']) + w['b2']
        logits = logits - logits.max(1, keepdims=True)
        p = np.exp(logits)
        p /= p.sum(1, keepdims=True)
        return h, mask, p

    def train(self, x, y_onehot, rate):
        w, n = self.w, len(x)
        h, mask, p = self.forward(x, training=True)
        penalty = 0.5 * self.lam * ((w['W1'] ** 2).sum() + (w['W2'] ** 2).sum())
        loss = -np.sum(y_onehot * np.log(p + 1e-10)) / n + penalty
        d = (p - y_onehot) / n
        g = {'W2': h.T.dot(d) + self.lam * w['W2'], 'b2': d.sum(0)}
        d = d.dot(w['W2'].T) * mask
        d[h == 0] = 0
        g['W1'] = x.T.dot(d) + self.lam * w['W1']
        g['b1'] = d.sum(0)
        for name in w:
            w[name] -= rate * g[name]
        return loss

    def evaluate(self, x, y):
        return (self.forward(x)[2].argmax(1) == y).mean()


digits = load_digits()
X = digits.images.reshape(-1, 64) / 16.0
T = np.eye(10)[digits.target]
train, test = slice(0, 1300), slice(1300, None)
net = DigitNet()
for epoch in range(25):
    order = rs.permutation(1300)
    losses = [net.train(X[order[i:i + 50]], T[order[i:i + 50]], 0.3) for i in range(0, 1300, 50)]
    if epoch % 5 == 4:
        print('epoch', epoch + 1, 'mean loss %.4f' % np.mean(losses))
print('held out: %.4f' % net.evaluate(X[test], digits.target[test]))
