# os.environ follows and changes the environment.
import os
os.environ["OU_TEST_NAME"] = "value"
print(os.environ["OU_TEST_NAME"], os.getenv("OU_TEST_NAME"), os.environb[b"OU_TEST_NAME"])
print("OU_TEST_NAME" in os.environ, os.environ.get("OU_TEST_MISSING"), os.getenv("OU_TEST_MISSING", 3))
print(os.environ.setdefault("OU_TEST_NAME", "other"), os.environ.pop("OU_TEST_NAME"))
print("OU_TEST_NAME" in os.environ, isinstance(os.environ.copy(), dict), len(os.environ) == len(list(os.environ)))
os.environ.update(OU_TEST_A="1", OU_TEST_B="2")
print(sorted(name for name in os.environ if name.startswith("OU_TEST")))
os.environ |= {"OU_TEST_A": "x"}
print((os.environ | {"OU_TEST_A": "y"})["OU_TEST_A"], os.environ["OU_TEST_A"])
del os.environ["OU_TEST_A"], os.environ["OU_TEST_B"]
for wrong in (lambda: os.environ["OU_TEST_A"], lambda: os.environ.__setitem__("OU_TEST_A", 3),
              lambda: os.environ[3], lambda: os.environ.__delitem__("OU_TEST_A"),
              lambda: os.environ.__setitem__("OU=TEST", "a"), lambda: os.putenv("a\0", "b")):
    try:
        wrong()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
