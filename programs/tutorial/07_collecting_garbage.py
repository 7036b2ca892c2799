# Garbage that only the collector can free.
#
# What to look for: ten lists, each of which contains itself, are ten unreachable objects.
import sys, gc


def cycle_create():
    list1 = [18, 29, 15]
    list1.append(list1)


def main():
    print("Here we are creating garbage...")
    for i in range(10):
        cycle_create()

    print("Collecting the object...")
    num = gc.collect()
    print("Number of unreachable objects collected by GC:", num)
    print("Uncollectable garbage:", gc.garbage)


if __name__ == "__main__":
    main()
    sys.exit()
