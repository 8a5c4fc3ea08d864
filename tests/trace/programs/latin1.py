# -*- coding: latin-1 -*-
import numpy as np
größe = np.ones(2) * 0.25
print(größe, "é")
