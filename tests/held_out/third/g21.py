import numpy as np


class Perceptron2Layers(object):
    def __init__(self, nInput, nHidden, nOutput, learningRate=0.6):
        self.nInput = nInput
        self.learningRate = learningRate
        self.weightsIH = np.random.uniform(-1, 1, (nInput + 1, nHidden))
        self.weightsHO = np.random.uniform(-1, 1, (nHidden + 1, nOutput))

    def addBias(self, m):
        return np.hstack([m, np.ones((m.shape[0], 1))])

    def feedForward(self, inputs):
        self.inputs = self.addBias(inputs)
        self.hidden_out = self.addBias(self.act(self.inputs.dot(self.weightsIH)))
        self.finalOut = self.act(self.hidden_out.dot(self.weightsHO))
        return self.finalOut

    def act(self, v):
        return 1 / (1 + np.exp(-v))

    def fit(self, inputs, targets, epochs):
        for e in range(epochs):
            out = self.feedForward(inputs)
            outDelta = (targets - out) * out * (1 - out)
            hidden = self.hidden_out[:, :-1]
            hidDelta = outDelta.dot(self.weightsHO[:-1].T) * hidden * (1 - hidden)
            self.weightsHO += self.learningRate * self.hidden_out.T.dot(outDelta)
            self.weightsIH += self.learningRate * self.inputs.T.dot(hidDelta)
            if e % 1000 == 0:
                print("epoch %d mse %.5f" % (e, np.mean((targets - out) ** 2)))


np.random.seed(8)
X = np.array([[0., 0.], [0., 1.], [1., 0.], [1., 1.]])
T = np.array([[0.], [1.], [1.], [0.]])
net = Perceptron2Layers(2, 5, 1)
net.fit(X, T, 5000)
print(net.feedForward(X).round(3))
