# One unit learns that only the first of three inputs matters.
from numpy import exp, array, random, dot

# Each row is one situation; the answers stand in a column (.T turns the row).
situations = array([[0, 0, 1], [1, 1, 1], [1, 0, 1], [0, 1, 1]])
answers = array([[0, 1, 1, 0]]).T

# The same random numbers every time.
random.seed(1)
# Three weights between -1 and 1.
weights = 2 * random.random((3, 1)) - 1

counter = 0
while counter < 5000:
    # What the unit says now ...
    output = 1 / (1 + exp(-(dot(situations, weights))))
    # ... and how the weights must move: error times input times slope.
    weights += dot(situations.T, (answers - output) * output * (1 - output))
    counter = counter + 1

print("weights after training:")
print(weights)
print("new situation [1, 0, 0] ->", 1 / (1 + exp(-(dot(array([1, 0, 0]), weights))))[0])
