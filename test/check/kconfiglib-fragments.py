"""Reads a Kconfig file and fragments (JSON: {kconfig, fragments}) from stdin and prints what Kconfiglib makes of each."""

import json
import os
import sys
import tempfile

import kconfiglib


def run(kconf, path, text):
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    before = len(kconf.warnings)
    kconf.load_config(path, replace=True)
    # Asking for a value is what tells of ranges and unmet dependencies.
    values = {sym.name: sym.str_value for sym in kconf.unique_defined_syms}
    kconf.write_autoconf(path + ".h", header="")
    promptless = [
        sym.name
        for sym in kconf.unique_defined_syms
        if sym.user_value is not None and not any(node.prompt for node in sym.nodes)
    ]
    # The whole configuration as menuconfig saves it.
    kconf.write_config(path + ".saved", header="", save_old=False)
    with open(path + ".saved", encoding="utf-8") as file:
        saved = file.read()
    stops = kconf.warnings[before:] + ["promptless " + name for name in promptless]
    return {"values": values, "stops": stops, "saved": saved}


with tempfile.TemporaryDirectory() as folder:
    given = json.load(sys.stdin)
    tree = os.path.join(folder, "Kconfig")
    with open(tree, "w", encoding="utf-8", newline="") as file:
        file.write(given["kconfig"])
    kconfig = kconfiglib.Kconfig(tree, warn_to_stderr=False)
    # As Zephyr's scripts/kconfig/kconfig.py has them.
    kconfig.warn_assign_undef = True
    kconfig.warn_assign_override = False
    kconfig.warn_assign_redun = False
    fragment = os.path.join(folder, "prj.conf")
    results = [run(kconfig, fragment, text) for text in given["fragments"]]
    json.dump(results, sys.stdout)
