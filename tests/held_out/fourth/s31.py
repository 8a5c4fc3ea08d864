# salary against years of experience, no libraries at all
years = [1.1, 1.3, 1.5, 2.0, 2.2, 2.9, 3.0, 3.2, 3.7, 4.0, 4.5, 4.9, 5.1, 5.9, 6.0, 6.8, 7.1, 7.9, 8.2, 9.0, 9.5, 10.3]
salary = [39.3, 46.2, 37.7, 43.5, 39.9, 56.6, 60.2, 54.4, 57.2, 55.8, 61.1, 67.9, 66.0, 81.4, 93.9, 91.7, 98.3, 101.3, 113.8, 105.6, 117.0, 122.4]

m = 0.0
c = 0.0
L = 0.0008
n = len(years)


def sse(m, c):
    total = 0.0
    for x, y in zip(years, salary):
        total += (y - (m * x + c)) ** 2
    return total


for i in range(3000):
    D_m = 0.0
    D_c = 0.0
    for x, y in zip(years, salary):
        D_m += -2 * x * (y - (m * x + c))
        D_c += -2 * (y - (m * x + c))
    m, c = m - L * D_m, c - L * D_c
    if i % 500 == 0:
        print("i =", i, "sse =", round(sse(m, c), 3))

mx, my = sum(years) / n, sum(salary) / n
slope = sum((x - mx) * (y - my) for x, y in zip(years, salary)) / sum((x - mx) ** 2 for x in years)
print("m, c =", m, c)
print("exact ", slope, my - slope * mx)
