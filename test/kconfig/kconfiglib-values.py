"""Reads cases (JSON: a list of {kconfig, fragments}) from stdin and prints what Kconfiglib makes of each."""

import json
import os
import sys
import tempfile

import kconfiglib


def promptless(sym):
    return not any(node.prompt for node in sym.nodes)


def run(case, folder):
    tree = os.path.join(folder, "Kconfig")
    with open(tree, "w", encoding="utf-8", newline="") as file:
        file.write(case["kconfig"])
    try:
        kconf = kconfiglib.Kconfig(tree, warn_to_stderr=False)
    except kconfiglib.KconfigError as error:
        return {"error": str(error)}
    # As Zephyr's scripts/kconfig/kconfig.py has them.
    kconf.warn_assign_undef = True
    kconf.warn_assign_override = False
    kconf.warn_assign_redun = False
    before = len(kconf.warnings)
    for i, text in enumerate(case["fragments"]):
        path = os.path.join(folder, "%d.conf" % i)
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        kconf.load_config(path, replace=i == 0)
    autoconf = os.path.join(folder, "autoconf.h")
    try:
        kconf.write_autoconf(autoconf, header="")
    except RecursionError:
        return {"error": "a dependency loop that Kconfiglib did not find at first"}
    with open(autoconf, encoding="utf-8") as file:
        header = file.read()
    os.remove(autoconf)
    warnings = kconf.warnings[before:]
    assigned = [sym.name for sym in kconf.unique_defined_syms if sym.user_value is not None and promptless(sym)]
    return {
        "values": {sym.name: sym.str_value for sym in kconf.unique_defined_syms if sym.orig_type},
        "autoconf": header,
        "stops": warnings + ["promptless " + name for name in assigned],
    }


with tempfile.TemporaryDirectory() as folder:
    json.dump([run(case, folder) for case in json.load(sys.stdin)], sys.stdout)
