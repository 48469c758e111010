#!/usr/bin/env python3
"""Puts a program that is already built into a Python wheel, as ruff and typos do, so that `pip install` brings it.

    python3 .ci/wheel.py target/x86_64-unknown-linux-gnu/release/styr dist

The name, version and licence are those of Cargo.toml; the platform is told from the program itself. Two runs on the
same program give the same bytes. Needs Python 3.11 or later and nothing else.
"""

import base64
import hashlib
import struct
import sys
import tomllib
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LICENCES = ["LICENSE-APACHE", "LICENSE-MIT"]
MACHINES = {62: "x86_64", 183: "aarch64", 0x8664: "amd64", 0xAA64: "arm64", 0x01000007: "x86_64", 0x0100000C: "arm64"}


def platform(program):
    """The tag of the systems that the program runs on."""
    if program[:4] == b"\x7fELF" and program[4] == 2:
        machine = MACHINES[struct.unpack_from("<H", program, 18)[0]]
        table, size, count = *struct.unpack_from("<Q", program, 32), *struct.unpack_from("<HH", program, 54)
        interpreted = any(struct.unpack_from("<I", program, table + size * it)[0] == 3 for it in range(count))
        # What is linked statically needs no C library of the system, whichever that is.
        return f"linux_{machine}" if interpreted else f"manylinux_2_17_{machine}.musllinux_1_1_{machine}"
    if program[:2] == b"MZ":
        return f"win_{MACHINES[struct.unpack_from('<H', program, struct.unpack_from('<I', program, 60)[0] + 4)[0]]}"
    if program[:4] == b"\xcf\xfa\xed\xfe":
        return f"macosx_11_0_{MACHINES[struct.unpack_from('<I', program, 4)[0]]}"
    sys.exit("wheel.py: that is no program for Linux, Windows or macOS on 64 bits")


def main(program, folder):
    data = Path(program).read_bytes()
    package = tomllib.loads((ROOT / "Cargo.toml").read_text(encoding="utf-8"))["package"]
    name, version, tags = package["name"], package["version"], platform(data)
    info = f"{name}-{version}.dist-info"
    metadata = (
        f"Metadata-Version: 2.4\nName: {name}\nVersion: {version}\nSummary: {package['description']}\n"
        f"License-Expression: {package['license']}\n"
        + "".join(f"License-File: {it}\n" for it in LICENCES)
        + "Requires-Python: >=3.8\nDescription-Content-Type: text/markdown\n\n"
        + (ROOT / "README.md").read_text(encoding="utf-8")
    )
    wheel = "Wheel-Version: 1.0\nGenerator: styr\nRoot-Is-Purelib: false\n"
    wheel += "".join(f"Tag: py3-none-{tag}\n" for tag in tags.split("."))
    script = f"{name}.exe" if tags.startswith("win") else name
    files = [(f"{name}-{version}.data/scripts/{script}", data, 0o755)]
    files += [(f"{info}/licenses/{it}", (ROOT / it).read_bytes(), 0o644) for it in LICENCES]
    files += [(f"{info}/METADATA", metadata.encode(), 0o644), (f"{info}/WHEEL", wheel.encode(), 0o644)]
    record = ""
    for path, content, _ in files:
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        record += f"{path},sha256={digest},{len(content)}\n"
    files.append((f"{info}/RECORD", (record + f"{info}/RECORD,,\n").encode(), 0o644))
    target = Path(folder) / f"{name}-{version}-py3-none-{tags}.whl"
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content, mode in files:
            entry = zipfile.ZipInfo(path)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (0o100000 | mode) << 16
            archive.writestr(entry, content)
    print(target)


if len(sys.argv) != 3:
    sys.exit(__doc__)
main(*sys.argv[1:])
