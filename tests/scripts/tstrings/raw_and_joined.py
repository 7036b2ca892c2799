x = 1
print(rt"\n{x}\t", Rt"\{x}", tR"{x}\\")
print(t"\n{x}\t\x41\u2022")
print(t"{{x}} {{{x}}}")
print(t"a" t"{x}" t"b" t"c{x}")
print(T"x" rt"\y", (t"a"
      t"b").strings)
print(t"""multi
{x}
line""")
print(t'{x!r:{x!r}}', t"{x:%H:%M}")
