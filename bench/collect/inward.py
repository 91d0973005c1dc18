"""Ways to an address off the public internet, and to what no page may open; and what the names in them are."""

from __future__ import annotations

INWARD = [
    # plain numbers
    "http://127.0.0.1/", "http://127.8.9.1:8080/", "http://10.0.0.1/", "http://172.16.0.1/", "http://172.31.255.254/",
    "http://192.168.1.1/", "http://169.254.169.254/latest/meta-data/", "http://100.100.100.200/", "http://0.0.0.0/",
    "http://0.1.2.3/", "http://100.64.0.1/", "http://198.18.0.1/", "http://192.0.0.192/", "http://224.0.0.1/",
    "http://240.0.0.1/", "http://255.255.255.255/", "http://168.63.129.16/", "http://192.0.2.1/",
    # other ways to write a number
    "http://2130706433/", "http://0x7f000001/", "http://0x7F.0x0.0x0.0x1/", "http://0177.0.0.1/", "http://017700000001/",
    "http://127.1/", "http://127.0.1/", "http://0/", "http://0x0/", "http://0xA9FEA9FE/", "http://2852039166/",
    "http://0251.0376.0251.0376/", "http://169.254.43518/", "http://0x7f.1/", "http://127.0.0.1./", "http://00000177.1/",
    # signs of other scripts that mean digits, dots and letters
    "http://１２７.０.０.１/", "http://127。0。0。1/", "http://①②⑦.⓪.⓪.①/", "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/", "http://ＬＯＣＡＬＨＯＳＴ/",
    # IPv6
    "http://[::1]/", "http://[::]/", "http://[0:0:0:0:0:0:0:1]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/",
    "http://[::ffff:a9fe:a9fe]/", "http://[::127.0.0.1]/", "http://[64:ff9b::127.0.0.1]/", "http://[64:ff9b::a00:1]/",
    "http://[64:ff9b:1::a00:1]/", "http://[2002:7f00:1::]/", "http://[2001:0:4136:e378:8000:63bf:80ff:fffe]/",
    "http://[fe80::1]/", "http://[fc00::1]/", "http://[fd00:ec2::254]/", "http://[ff02::1]/", "http://[2001:db8::1]/",
    "http://[::ffff:0:127.0.0.1]/", "http://[2606:4700::5efe:7f00:1]/", "http://[fec0::1]/", "http://[100::1]/",
    # names
    "http://localhost/", "http://LOCALHOST:80/", "http://localhost./", "http://inward.example/", "http://sixward.example/",
    "http://both.example/", "http://metadata.google.internal/", "http://mapped.example/", "http://scoped.example/",
    # who is really asked
    "http://outward.example@127.0.0.1/", "http://127.0.0.1#@outward.example/", "http://outward.example\\@127.0.0.1/",
    "http://127.0.0.1:80@outward.example/", "http://outward.example:80@inward.example/", "http:///127.0.0.1/",
    "http://%31%32%37.0.0.1/", "http://127.0.0.1%00.outward.example/", "http://127.0.0.1%2f.outward.example/",
    "http://outward.example\t@127.0.0.1/", "http://10.2.3/..@outward.example/", "http://[::1%25lo]/", "http://127.0.0.256/",
    # other doors
    "file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1:6379/_INFO", "unix:///var/run/docker.sock",
    "dict://127.0.0.1:11211/", "//127.0.0.1/", "javascript:alert(1)", "data:text/html,x", "http://outward.example:6379/",
    "http://outward.example:25/",
]  # fmt: skip

NAMES = {
    "localhost": ["127.0.0.1", "::1"],
    "inward.example": ["10.0.0.7"],
    "sixward.example": ["fd12:3456::1"],
    "both.example": ["93.184.216.34", "127.0.0.1"],
    "metadata.google.internal": ["169.254.169.254"],
    "mapped.example": ["::ffff:192.168.0.1"],
    "scoped.example": ["fe80::1%eth0"],
    "outward.example": ["93.184.216.34"],
}
