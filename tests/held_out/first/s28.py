# 用 logits 直接计算二元交叉熵，数值稳定
import numpy as np

rng = np.random.default_rng(27)
数量 = 300
角度 = rng.uniform(0, 2 * np.pi, 数量)
半径 = rng.uniform(0, 2, 数量)
X = np.stack([半径 * np.cos(角度), 半径 * np.sin(角度)], axis=1)
标签 = (np.abs(半径 - 1) < 0.5).astype(float).reshape(-1, 1)


def leaky(z, k=0.05):
    return np.where(z > 0, z, k * z)


def leaky_grad(z, k=0.05):
    return np.where(z > 0, 1.0, k)


w1 = rng.normal(0, 1, (2, 32)); b1 = rng.normal(0, 0.5, 32)
w2 = rng.normal(0, 0.25, (32, 16)); b2 = np.zeros(16)
w3 = rng.normal(0, 0.3, (16, 1)); b3 = np.zeros(1)
率 = 0.3
for 步 in range(1500):
    z1 = X @ w1 + b1; a1 = leaky(z1)
    z2 = a1 @ w2 + b2; a2 = leaky(z2)
    logit = a2 @ w3 + b3
    损失 = np.mean(np.logaddexp(0, logit) - 标签 * logit)
    d3 = (1 / (1 + np.exp(-logit)) - 标签) / 数量
    d2 = d3 @ w3.T * leaky_grad(z2)
    d1 = d2 @ w2.T * leaky_grad(z1)
    w3 -= 率 * a2.T @ d3; b3 -= 率 * d3.sum(0)
    w2 -= 率 * a1.T @ d2; b2 -= 率 * d2.sum(0)
    w1 -= 率 * X.T @ d1; b1 -= 率 * d1.sum(0)
    if 步 % 300 == 0:
        print("步", 步, "损失", round(float(损失), 4))
print("最终准确率", np.mean((logit > 0) == (标签 > 0.5)))
