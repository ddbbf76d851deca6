"""``make bench``: prints the figures, and writes ``out/bench.json``.

``python -m tests.benchmarks NAME…`` runs those named alone and writes nothing.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.answers import results, sent_to_spss, waiting
from tests.benchmarks.city import analysis_of_a_city
from tests.benchmarks.duplicates import duplicates_of
from tests.benchmarks.entry import commit_of_one_field, save_of_many
from tests.benchmarks.exchange import import_of_packages
from tests.benchmarks.large import city_in_one_package, packages_of_a_city
from tests.benchmarks.peer import beside_web_forms
from tests.benchmarks.photographed import codes_photographed_badly
from tests.benchmarks.posters import posters
from tests.benchmarks.questionnaires import answering, loading, long_lists
from tests.benchmarks.reach import reach_of_circles
from tests.benchmarks.window import answering_while_packages_come_in, interview_in_the_window

OUT = Path("out/bench.json")
MEASURES = (
    commit_of_one_field,
    save_of_many,
    import_of_packages,
    city_in_one_package,
    packages_of_a_city,
    analysis_of_a_city,
    duplicates_of,
    loading,
    answering,
    long_lists,
    results,
    sent_to_spss,
    waiting,
    reach_of_circles,
    posters,
    codes_photographed_badly,
    interview_in_the_window,
    answering_while_packages_come_in,
    beside_web_forms,
)


def main() -> int:
    wanted = sys.argv[1:]
    known = {measure.__name__: measure for measure in MEASURES}
    if unknown := [name for name in wanted if name not in known]:
        print(f"No such measure: {' '.join(unknown)}. There are: {' '.join(known)}", file=sys.stderr)
        return 2
    figures = {}
    with tempfile.TemporaryDirectory(prefix="fieldkit-bench-") as scratch:
        for measure in [known[name] for name in wanted] or MEASURES:
            for name, figure in measure(Path(scratch)).items():
                figures[name] = figure.as_json()
                base = (
                    "" if figure.base is None else f"   bare {figure.base} {figure.unit}   {figure.ratio} ×"
                )
                print(f"{name:<44}{figure.ours:>10} {figure.unit}{base}", flush=True)
    if wanted:
        return 0
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(figures, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(OUT)
    return 0


if __name__ == "__main__":
    sys.exit(main())
