import numpy as np

class AdamOptimizer:
    def __init__(self, lr=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.m, self.v, self.t = {}, {}, 0

    def update(self, params, grads):
        self.t += 1
        for key, grad in grads.items():
            if key not in self.m:
                self.m[key] = np.zeros_like(grad)
                self.v[key] = np.zeros_like(grad)
            self.m[key] = self.beta1 * self.m[key] + (1 - self.beta1) * grad
            self.v[key] = self.beta2 * self.v[key] + (1 - self.beta2) * grad ** 2
            m_hat = self.m[key] / (1 - self.beta1 ** self.t)
            v_hat = self.v[key] / (1 - self.beta2) ** self.t
            params[key] -= self.lr * m_hat / (np.sqrt(v_hat) + self.epsilon)


np.random.seed(3)
X = np.random.randn(150, 3)
y = np.sin(X.sum(axis=1, keepdims=True))
params = {
    'W1': np.random.randn(3, 24) * np.sqrt(1 / 3), 'b1': np.zeros(24),
    'W2': np.random.randn(24, 1) * np.sqrt(1 / 24), 'b2': np.zeros(1),
}
opt = AdamOptimizer()

for epoch in range(500):
    h = np.tanh(X @ params['W1'] + params['b1'])
    yhat = h @ params['W2'] + params['b2']
    loss = np.mean((yhat - y) ** 2)
    dy = 2 * (yhat - y) / len(X)
    dh = dy @ params['W2'].T * (1 - h ** 2)
    opt.update(params, {'W1': X.T @ dh, 'b1': dh.sum(0), 'W2': h.T @ dy, 'b2': dy.sum(0)})
    if epoch % 100 == 0:
        print('Epoch {:4d}  Loss {:.6f}'.format(epoch, loss))
print('Final loss', loss)
