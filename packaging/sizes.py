"""How large the rooms are: files and functions that are worth a second look.

Expectations, not rules: a file up to 400 lines, a function up to 60, a class up to 300.
"""

import ast
import statistics
from pathlib import Path

ROOT = Path(__file__).parent.parent
FILE, FUNCTION, CLASS = 400, 60, 300


def main() -> None:
    """Print medians, and every place that is larger than expected."""
    files: dict[Path, int] = {}
    functions: list[int] = []
    remarks: list[str] = []
    for path in sorted([*ROOT.glob("fieldkit/**/*.py"), *ROOT.glob("ui/**/*.py")]):
        source = path.read_text(encoding="utf-8")
        files[path] = source.count("\n")
        name = path.relative_to(ROOT)
        if files[path] > FILE:
            remarks.append(f"  {files[path]:5} lines  {name}")
        for node in ast.walk(ast.parse(source)):
            length = (getattr(node, "end_lineno", 0) or 0) - getattr(node, "lineno", 0) + 1
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                functions.append(length)
                if length > FUNCTION:
                    remarks.append(f"  {length:5} lines  {name}: {node.name}()")
            elif isinstance(node, ast.ClassDef) and length > CLASS:
                remarks.append(f"  {length:5} lines  {name}: class {node.name}")
    lines = sorted(files.values())
    print(
        f"{len(files)} files, {sum(lines)} lines; file median {statistics.median(lines):.0f}, max {lines[-1]}"
    )
    print(f"{len(functions)} functions; median {statistics.median(functions):.0f}, max {max(functions)}")
    print("\n".join(remarks))


if __name__ == "__main__":
    main()
