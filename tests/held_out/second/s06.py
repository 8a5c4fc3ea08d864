import numpy as np

# regressao linear simples, tudo na mao
xs = [1.0, 2.0, 3.0, 4.0, 5.0]
ys = [3.1, 4.9, 7.2, 9.0, 10.8]
peso = 0.0
vies = 0.0
taxa = 0.01

for epoca in range(1000):
    erro_total = 0.0
    for x, y in zip(xs, ys):
        previsto = peso * x + vies
        erro = previsto - y
        erro_total += erro ** 2
        peso -= taxa * 2 * erro * x
        vies -= taxa * 2 * erro
    if epoca % 200 == 0:
        print("epoca", epoca, "erro medio", erro_total / len(xs))

print("peso", peso, "vies", vies)
print("erro final", erro_total / len(xs))
print("previsao para 6:", np.round(peso * 6 + vies, 2))
