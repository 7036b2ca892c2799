# What can go wrong with folders and names.
import os
os.mkdir("d_errors")
open("d_errors/f", "w").close()
def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        extra = (error.errno, error.filename, error.filename2) if isinstance(error, OSError) else ()
        print(f"{type(error).__name__}: {error}", *extra)
attempt(os.mkdir, "d_errors")
attempt(os.rmdir, "d_errors")
attempt(os.rmdir, "d_errors/f")
attempt(os.remove, "d_errors/missing")
attempt(os.listdir, "d_errors/f")
attempt(os.listdir, "d_missing")
attempt(os.chdir, "d_missing")
attempt(os.rename, "d_missing", "d_other")
attempt(os.replace, "d_errors/f", "d_missing/g")
attempt(os.makedirs, "d_errors/f")
attempt(os.stat, b"d_missing")
attempt(os.mkdir, "a\0b")
attempt(os.mkdir, 3.5)
attempt(os.stat, None)
attempt(os.listdir, 3.5)
attempt(os.readlink, "d_errors/f")
os.remove("d_errors/f")
os.rmdir("d_errors")
os.rmdir("d_errors")
