# What the process knows of itself.
import os, errno
print(os.name, os.sep, repr(os.linesep), os.curdir, os.pardir, os.extsep, os.devnull, os.altsep)
print(os.getpid() > 0, os.getppid() > 0, os.getuid() >= 0, os.cpu_count() >= 1)
print(len(os.urandom(8)), os.urandom(0), os.urandom(8) != os.urandom(8))
for code in (errno.ENOENT, errno.EACCES, errno.EEXIST, 0):
    print(os.strerror(code))
print(os.umask(os.umask(0o22)) >= 0, os.uname().sysname, os.error is OSError)
print(os.terminal_size((80, 24)), os.terminal_size((80, 24)).columns)
try:
    os.urandom(-1)
except ValueError as error:
    print(error)
print("over", flush=True)
os._exit(3)
