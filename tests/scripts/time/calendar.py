def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



import time

moment = time.gmtime(1000000000)
print(moment)
print(moment.tm_year, moment[0], moment.tm_wday, len(moment), moment[:3])
print(isinstance(moment, tuple), moment == tuple(moment))
print(time.asctime(moment), "|", time.strftime("%Y-%m-%d %H:%M:%S %j %a %b", moment))
print(time.strftime("", moment) == "", time.strftime("%%", moment))
show(time.gmtime, "a")
show(time.gmtime, 1e100)
show(time.gmtime, 1, 2)
print(time.gmtime(-1).tm_year, time.gmtime(0.9).tm_sec)
show(time.struct_time, range(9))
show(time.struct_time, (1, 2))
show(time.struct_time, 5)
show(time.asctime, 5)
show(time.asctime, (2000, 13, 1, 0, 0, 0, 0, 1, 0))
show(time.strftime, 5)
show(time.strftime, "%Y", (1, 2))
show(time.mktime, (1, 2))
print(time.localtime().tm_year >= 2024, time.mktime(time.localtime(86400)))
