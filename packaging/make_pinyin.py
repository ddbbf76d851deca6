"""Make ``resources/pinyin/initials.txt`` and ``syllables.txt`` from pypinyin's dictionary (MIT).

The window needs the first letter of each character only, and needs it at every
keystroke and start; a small file spares it the dictionary. Whole syllables are
needed where a guide page is made.
"""

from collections import defaultdict
from pathlib import Path

from pypinyin import Style, pinyin
from pypinyin.constants import PINYIN_DICT

from fieldkit.kernel.pinyin import TWO_READINGS

FOLDER = Path(__file__).parent.parent / "resources" / "pinyin"
TARGET = FOLDER / "initials.txt"
SYLLABLES = FOLDER / "syllables.txt"
COMMON = range(0x4E00, 0xA000)


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
    write_syllables()


def write_syllables() -> None:
    """Write one line a syllable; a common character with two readings stands in two lines."""
    lines: defaultdict[str, list[str]] = defaultdict(list)
    for code in COMMON:
        char = chr(code)
        if code not in PINYIN_DICT:
            continue
        every = [one.replace("ü", "v") for one in pinyin(char, style=Style.NORMAL, heteronym=True)[0]]
        letters = TWO_READINGS.get(char)
        wanted = [next((one for one in every if one[0] == letter), "") for letter in letters or every[0][0]]
        for syllable in filter(None, wanted):
            lines[syllable].append(char)
    text = "".join(f"{syllable} {''.join(lines[syllable])}\n" for syllable in sorted(lines))
    SYLLABLES.write_text(text, encoding="utf-8")
    print(f"{SYLLABLES.name}: {sum(map(len, lines.values()))} characters")


if __name__ == "__main__":
    main()
