"""Reads projects (JSON: a list of {name: text of a file}) from stdin and prints what Kconfiglib makes of each.

Every file is written to a folder; `Kconfig` is loaded, with the `Kconfig.zephyr` beside it that it names, then
`prj.conf` and `credentials.conf` are merged, as Zephyr's build does. Most of Zephyr's own symbols are unknown here, so
assignments to undefined ones are left out of the warnings.
"""

import json
import os
import sys
import tempfile

import kconfiglib


def run(files, folder):
    for name, text in files.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as file:
            file.write(text)
    os.environ["srctree"] = folder
    kconf = kconfiglib.Kconfig("Kconfig", warn_to_stderr=False)
    kconf.warn_assign_undef = False
    for i, name in enumerate(["prj.conf", "credentials.conf"]):
        kconf.load_config(os.path.join(folder, name), replace=i == 0)
    autoconf = os.path.join(folder, "autoconf.h")
    kconf.write_autoconf(autoconf, header="")
    with open(autoconf, encoding="utf-8") as file:
        return {
            "autoconf": file.read(),
            "values": {sym.name: sym.str_value for sym in kconf.unique_defined_syms},
            "warnings": kconf.warnings,
        }


with tempfile.TemporaryDirectory() as folder:
    json.dump([run(files, folder) for files in json.load(sys.stdin)], sys.stdout)
