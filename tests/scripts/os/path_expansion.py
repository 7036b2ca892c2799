# Homes and variables in paths.
import os
os.environ["HOME"] = "/home/someone/"
os.environ["OU_TEST_X"] = "value"
for path in ("~", "~/a", "a/~", "", "$OU_TEST_X", "a/${OU_TEST_X}/b", "$OU_TEST_Y", "${OU_TEST_X", "$", "a$$b", b"$OU_TEST_X/c"):
    print(repr(path), repr(os.path.expanduser(path)), repr(os.path.expandvars(path)))
os.environ["HOME"] = "/"
print(os.path.expanduser("~"), os.path.expanduser("~/x"))
