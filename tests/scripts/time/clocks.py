def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



import time

for name in ("time", "monotonic", "perf_counter", "process_time", "thread_time"):
    first = getattr(time, name)()
    second = getattr(time, name)()
    nanoseconds = getattr(time, name + "_ns")()
    print(name, type(first).__name__, type(nanoseconds).__name__, second >= first or name == "time",
          abs(nanoseconds / 1e9 - second) < 1)
start = time.monotonic()
time.sleep(0.02)
print(time.monotonic() - start >= 0.02)
show(time.sleep, 0)
show(time.sleep, -1)
show(time.sleep, "a")
show(time.sleep, float("nan"))
show(time.sleep, 1e100)
show(time.sleep)
show(time.time, 1)
show(time.get_clock_info, "nothing")
print(time.get_clock_info("monotonic").monotonic)
