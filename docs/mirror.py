"""Keep a copy of all public facts equal to the site's: python mirror.py https://SITE copy.json [25]

The first run takes the dump, later ones what changed since; with seconds to wait it goes on.
"""

import json
import sys
import time
import urllib.request
from pathlib import Path


def ask(address: str):
    """Return an answer, and after how many seconds to ask on."""
    with urllib.request.urlopen(address, timeout=90) as answer:  # noqa: S310
        return answer.read().decode(), int(answer.headers["Retry-After"] or 0)


def apply(copy: dict, change: dict) -> None:
    """Write one change, or one line of the dump, into the copy."""
    copy["sequence"], told, after = change["sequence"], change["object"], change["after"]
    if told is None:
        return
    copy["objects"].setdefault(told["type"], {}).pop(str(told["id"]), None)
    if after is not None:
        copy["objects"][told["type"]][str(told["id"])] = after
    if after and (change.get("before") or after).get("code") != after.get("code"):
        for row in (row for rows in copy["objects"].values() for row in rows.values()):
            if row.get(f"{told['type']}_id") == told["id"] and told["type"] in row:
                row[told["type"]] = after["code"]


def mirror(site: str, path: Path, wait: str = "0") -> int:
    """Bring the copy in a file up to date; return after how many seconds to ask on."""
    copy = json.loads(path.read_text()) if path.exists() else {"sequence": 0, "objects": {}}
    for line in [] if path.exists() else ask(f"{site}/data/objects.jsonl")[0].splitlines():
        apply(copy, json.loads(line))
    more = f"{site}/api/v1/changes/?page_size=500&wait={wait}&since={copy['sequence']}"
    while more:
        text, pause = ask(more)
        for change in json.loads(text)["results"]:
            apply(copy, change)
        more = json.loads(text)["next"]
    path.write_text(json.dumps(copy))
    return pause


if __name__ == "__main__":
    while pause := mirror(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:]):
        time.sleep(pause) if sys.argv[3:] else sys.exit()
