"""Make ``resources/pinyin/initials.txt`` from pypinyin's dictionary (MIT).

The program needs the first letter of each character only, and needs it at every
keystroke and start; a small file spares it the dictionary.
"""

from collections import defaultdict
from pathlib import Path

from pypinyin import Style, pinyin
from pypinyin.constants import PINYIN_DICT

TARGET = Path(__file__).parent.parent / "resources" / "pinyin" / "initials.txt"


def main() -> None:
    """Write one line a letter: the letter, then every character that is read with it first."""
    lines: defaultdict[str, list[str]] = defaultdict(list)
    for code in sorted(PINYIN_DICT):
        letter = pinyin(chr(code), style=Style.FIRST_LETTER)[0][0]
        if len(letter) == 1 and "a" <= letter <= "z":
            lines[letter].append(chr(code))
    text = "".join(f"{letter}{''.join(lines[letter])}\n" for letter in sorted(lines))
    TARGET.write_text(text, encoding="utf-8")
    print(f"{TARGET.name}: {sum(map(len, lines.values()))} characters")


if __name__ == "__main__":
    main()
