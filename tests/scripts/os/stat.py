# os.stat() and the questions of os.path that rest on it.
import os
with open("t_stat", "wb") as file:
    file.write(b"12345")
    file.flush()
    print(os.fstat(file.fileno()).st_size, file.fileno() == file.raw.fileno())
result = os.stat("t_stat")
print(result.st_size, result[6], len(result), isinstance(result, tuple), oct(result.st_mode & 0o170000))
print(result.st_mtime_ns // 10**9 == int(result.st_mtime) == result[8])
os.chmod("t_stat", 0o600)
print(oct(os.stat("t_stat").st_mode), os.access("t_stat", os.R_OK), os.access("t_missing", os.F_OK))
os.utime("t_stat", (100, 200.5))
print(os.path.getatime("t_stat"), os.path.getmtime("t_stat"))
os.symlink("t_stat", "t_link")
print(os.path.islink("t_link"), os.readlink("t_link"), os.path.samefile("t_stat", "t_link"))
print(os.lstat("t_link").st_size, os.stat("t_link").st_size, os.path.realpath("t_link") == os.path.abspath("t_stat"))
os.truncate("t_stat", 2)
print(os.path.getsize("t_stat"), os.path.isfile("t_stat"), os.path.isdir("t_stat"), os.path.isdir("."))
os.remove("t_stat")
print(os.path.exists("t_link"), os.path.lexists("t_link"), os.path.exists("a\0b"))
os.remove("t_link")
try:
    os.path.getsize("t_stat")
except OSError as error:
    print(error)
