# Character sets whose characters are one byte or several.
samples = {
    "shift_jis": "日本語ｱ", "euc_jp": "日本語", "gbk": "中文字", "gb2312": "中文", "gb18030": "中文😀", "big5": "中文",
    "euc_kr": "한국어", "cp949": "한국어", "cp932": "日本語", "johab": "한글",
}
for encoding, text in samples.items():
    encoded = ("a" + text + "z").encode(encoding)
    print(encoding, encoded.hex(" "), encoded.decode(encoding))
    for data in (encoded[:-2], b"\xff\xff", b"a" + encoded[2:3] + b"\x00"):
        try:
            print("   ", ascii(data.decode(encoding)))
        except UnicodeDecodeError as error:
            print("   ", error)
    try:
        "xö\u0950".encode(encoding)
    except UnicodeEncodeError as error:
        print("   ", error)
