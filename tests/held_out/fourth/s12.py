import numpy as np

rng = np.random.RandomState(3)
true_mean = np.array([0.2, 0.5, 1.0, -0.3])
n_arms = 4

logits = np.zeros(n_arms)
baseline = 0.0
lr = 0.1
rewards = []

def policy(l):
    e = np.exp(l - l.max())
    return e / e.sum()

for episode in range(3000):
    pi = policy(logits)
    arm = rng.choice(n_arms, p=pi)
    reward = true_mean[arm] + rng.randn() * 0.5
    rewards.append(reward)

    advantage = reward - baseline
    grad_log = -pi
    grad_log[arm] += 1
    logits += lr * advantage * grad_log        # climb the expected reward
    baseline += 0.05 * (reward - baseline)
    if episode % 600 == 0:
        print("episode", episode, "policy", pi.round(3))

print("mean reward of the last 300", np.mean(rewards[-300:]))
print("policy", policy(logits).round(3))
