# The sieve of Eratosthenes on a list.
def primes(limit):
    flags = [True] * (limit + 1)
    flags[0] = flags[1] = False
    i = 2
    while i * i <= limit:
        if flags[i]:
            for multiple in range(i * i, limit + 1, i):
                flags[multiple] = False
        i += 1
    count = 0
    for flag in flags:
        if flag:
            count += 1
    return count


print(primes(5_000_000))
