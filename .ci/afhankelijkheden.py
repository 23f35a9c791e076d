#!/usr/bin/env python3
"""Checks the dependency tree against deny.toml: licences, banned crates, wildcard versions and sources.

Why not cargo-deny itself: compiling it takes longer than all other checks together, and the only prebuilt package
of it (0.14.2) is older than the licence identifier Unicode-3.0, which our tree cannot do without. deny.toml keeps
cargo-deny's form, so whoever has a current cargo-deny can run `cargo deny check bans licenses sources` as well.
"""

import json
import re
import subprocess
import sys
import tomllib

# How Cargo.lock and `cargo metadata` name crates.io.
CRATES_IO = "registry+https://github.com/rust-lang/crates.io-index"

# A key that this script does not know would be a rule that nobody keeps: better refuse it.
KNOWN = {
    "graph": {"all-features"},
    "licenses": {"allow", "unused-allowed-license"},
    "bans": {"multiple-versions", "wildcards", "allow-wildcard-paths", "deny"},
    "sources": {"unknown-registry", "unknown-git"},
}


def permitted(expression: str, allowed: set[str]) -> bool:
    """Whether an SPDX expression can be satisfied by allowed licences alone (`/` is the old way to write OR)."""
    tokens = re.findall(r"[()]|[^\s()/]+|/", expression)
    place = 0

    def peek() -> str | None:
        return tokens[place] if place < len(tokens) else None

    def take() -> str:
        nonlocal place
        if place >= len(tokens):
            raise ValueError(f"unfinished licence expression: {expression}")
        place += 1
        return tokens[place - 1]

    def term() -> bool:
        token = take()
        if token == "(":
            inside = either()
            if take() != ")":
                raise ValueError(f"unbalanced licence expression: {expression}")
            return inside
        if peek() == "WITH":
            take()
            token = f"{token} WITH {take()}"
        return token in allowed

    def both() -> bool:
        result = term()
        while peek() == "AND":
            take()
            result = term() and result
        return result

    def either() -> bool:
        result = both()
        while peek() in ("OR", "/"):
            take()
            result = both() or result
        return result

    answer = either()
    if peek() is not None:
        raise ValueError(f"licence expression not understood: {expression}")
    return answer


def try_out() -> None:
    """The expression reader judges everything below, so it is tried on known answers at every run."""
    allowed = {"MIT", "Zlib", "Apache-2.0", "Apache-2.0 WITH LLVM-exception"}
    for expression, answer in [
        ("MIT", True),
        ("GPL-3.0-or-later", False),
        ("MIT/GPL-2.0", True),
        ("GPL-2.0 OR MIT", True),
        ("GPL-2.0 AND MIT", False),
        ("(GPL-2.0 OR MIT) AND Zlib", True),
        ("GPL-2.0 OR MIT AND BSL-1.0", False),
        ("Apache-2.0 WITH LLVM-exception", True),
        ("MIT WITH LLVM-exception", False),
    ]:
        if permitted(expression, allowed) is not answer:
            sys.exit(f"afhankelijkheden.py leest `{expression}` verkeerd")


def faults(rules: dict, tree: dict) -> list[str]:
    """Every breach of the rules, as a line for a person."""
    found = []
    for section, keys in rules.items():
        for key in keys if isinstance(keys, dict) else [section]:
            if key not in KNOWN.get(section, set()):
                found.append(f"deny.toml: {section}.{key} is hier niet bekend")
    allowed = set(rules["licenses"]["allow"])
    banned = {entry["crate"]: entry.get("reason", "geweerd") for entry in rules["bans"]["deny"]}
    members = set(tree["workspace_members"])

    for package in tree["packages"]:
        name = f"{package['name']} {package['version']}"
        licence = package["license"]
        try:
            if licence is None or not permitted(licence, allowed):
                found.append(f"{name}: licentie {licence or 'onbekend'} is niet toegestaan")
        except ValueError as fault:
            found.append(f"{name}: {fault}")
        if package["name"] in banned:
            found.append(f"{name}: geweerd ({banned[package['name']]})")
        if package["id"] in members:
            for dependency in package["dependencies"]:
                # A dependency by path has no source, and takes no version.
                if dependency["source"] is not None and dependency["req"] == "*":
                    found.append(f"{name}: vraagt elke versie van {dependency['name']}")
        elif package["source"] != CRATES_IO:
            found.append(f"{name}: komt niet van crates.io ({package['source'] or 'een pad buiten de werkruimte'})")
    return found


def main() -> None:
    try_out()
    with open("deny.toml", "rb") as file:
        rules = tomllib.load(file)
    command = ["cargo", "metadata", "--format-version", "1", "--all-features", "--locked"]
    tree = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    found = faults(rules, tree)
    if found:
        sys.exit("\n".join(found))
    print(f"{len(tree['packages'])} pakketten: licenties, verboden en herkomst in orde")


main()
