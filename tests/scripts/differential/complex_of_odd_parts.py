# complex() of two arguments: complex parts are warned about; __complex__ is asked for the real part only.
class Both(float):
    def __complex__(self): return 1j


for arguments in ((1, 2j), (2j, 1), (2j, 1j), (Both(), 1), (1, Both()), (True, 1j), ('1', 2), (1, '2'), (Both(), Both())):
    try:
        print(complex(*arguments))
    except TypeError as error:
        print(error)
