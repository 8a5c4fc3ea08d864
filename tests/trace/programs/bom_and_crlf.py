import numpy as np

w = np.array([1.0, 2.0])
for k in range(5):
    w = w * 0.5 + k
print(w, "é权")
