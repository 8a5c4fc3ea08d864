import io

import numpy as np
import pandas as pd

TEXT = """hours,sleep,passed
0.5,7.0,0
0.8,5.5,0
1.0,8.0,0
1.3,6.0,0
1.5,6.5,0
1.8,8.5,0
2.0,6.0,1
2.2,7.5,0
2.5,5.0,0
2.8,8.0,1
3.0,6.5,1
3.3,5.5,0
3.5,7.5,1
3.8,6.0,1
4.0,8.0,1
4.4,5.0,0
4.6,7.0,1
5.0,6.0,1
5.5,8.0,1
6.0,5.5,1
"""

df = pd.read_csv(io.StringIO(TEXT))
features = df[["hours", "sleep"]]
features = (features - features.mean()) / features.std()
features.insert(0, "one", 1.0)
X = features.to_numpy()
y = df["passed"].to_numpy()

beta = np.zeros(3)
for step in range(400):
    p = 1 / (1 + np.exp(-X.dot(beta)))
    beta += 0.8 * X.T.dot(y - p) / len(y)

p = 1 / (1 + np.exp(-X.dot(beta)))
df["probability"] = p.round(2)
print(df)
print("beta", beta)
print("log likelihood per row", np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))
