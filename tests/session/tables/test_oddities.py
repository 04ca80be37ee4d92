"""Oddities of tables as spreadsheets, programs and people write them: each is read rightly, or refused by its line."""

from __future__ import annotations

from typing import Any

import pytest

from backprop_canvas.errors import Problem
from backprop_canvas.session.tables.columns import Table, read_table
from backprop_canvas.session.tables.documents import table_document
from backprop_canvas.session.tables.reading import MAX_BYTES, read_lines


def read(data: str | bytes, **more: Any) -> Table:
    return read_table(read_lines(data.encode() if isinstance(data, str) else data), **more)


def shown(table: Table) -> tuple[list[str], list[list[Any]]]:
    """The names, and each column's numbers or words."""
    values = [list(each.numbers) if each.kind == "numbers" else list(each.cells) for each in table.columns]
    return [column.name for column in table.columns], values


AB: list[list[Any]] = [[1.0, 3.0], [2.0, 4.0]]
NAMES = ["a", "b"]
UNNAMED = ["column 1", "column 2"]

READ: dict[str, tuple[str | bytes, list[str], list[list[Any]]]] = {
    "commas": ("a,b\n1,2\n3,4\n", NAMES, AB),
    "semicolons": ("a;b\n1;2\n3;4\n", NAMES, AB),
    "tabs": ("a\tb\n1\t2\n3\t4\n", NAMES, AB),
    "bars": ("a|b\n1|2\n3|4\n", NAMES, AB),
    "no header": ("1,2\n3,4\n", UNNAMED, AB),
    "no line end at the end": ("a,b\n1,2\n3,4", NAMES, AB),
    "Windows line ends": ("a,b\r\n1,2\r\n3,4\r\n", NAMES, AB),
    "old Mac line ends": ("a,b\r1,2\r3,4\r", NAMES, AB),
    "mixed line ends": ("a,b\r\n1,2\n3,4\r", NAMES, AB),
    "a byte-order mark": (b"\xef\xbb\xbfa,b\n1,2\n3,4\n", NAMES, AB),
    "UTF-16, little end first": ("a,b\n1,2\n3,4\n".encode("utf-16"), NAMES, AB),
    "UTF-16, big end first": (b"\xfe\xff" + "a,b\n1,2\n3,4\n".encode("utf-16-be"), NAMES, AB),
    "western text of Windows": ("größe,b\n1,2\n3,4\n".encode("cp1252"), ["größe", "b"], AB),
    "a named separator": ("sep=;\na;b\n1;2\n3;4\n", NAMES, AB),
    "blank lines": ("\n\na,b\n\n1,2\n\n\n3,4\n\n", NAMES, AB),
    "lines of separators": ("a,b\n,\n1,2\n,\n3,4\n", NAMES, AB),
    "separators at the ends": ("a,b,\n1,2,\n3,4,\n", NAMES, AB),
    "many separators at some ends": ("a,b\n1,2,,,\n3,4\n", NAMES, AB),
    "spaces around cells": (" a , b \n 1 , 2 \n 3 , 4 \n", NAMES, AB),
    "spaces that do not break": ("a,b\n\u00a01,2\u00a0\n3,4\n", NAMES, AB),
    "quoted cells": ('"a","b"\n"1","2"\n"3","4"\n', NAMES, AB),
    "a separator within quotes": ('"a, in m",b\n1,2\n3,4\n', ["a, in m", "b"], AB),
    "a quotation mark within quotes": ('"a ""one""",b\n1,2\n3,4\n', ['a "one"', "b"], AB),
    "a line end within quotes": ('"a\nlong",b\n1,2\n3,4\n', ["a long", "b"], AB),
    "a separator only in quotes is none": ('a;b\n"1,5";2\n"3,5";4\n', NAMES, [[1.5, 3.5], [2.0, 4.0]]),
    "decimal commas": ("a;b\n1,5;2,25\n-3,5;4\n", NAMES, [[1.5, -3.5], [2.25, 4.0]]),
    "decimal commas between tabs": ("a\tb\n1,5\t2\n3\t4,0\n", NAMES, [[1.5, 3.0], [2.0, 4.0]]),
    "decimal commas in quotes": ('a,b\n"1,5","2,5"\n"3,5","4,5"\n', NAMES, [[1.5, 3.5], [2.5, 4.5]]),
    "points for thousands": ("a;b\n1.234,5;2\n3;4\n", NAMES, [[1234.5, 3.0], [2.0, 4.0]]),
    "commas for thousands": ('a,b\n"1,234.5",2\n3,4\n', NAMES, [[1234.5, 3.0], [2.0, 4.0]]),
    "spaces for thousands": ("a;b\n1 234,5;2\n3;4\n", NAMES, [[1234.5, 3.0], [2.0, 4.0]]),
    "exponents": ("a,b\n1e3,2\n3E-2,4\n", NAMES, [[1000.0, 0.03], [2.0, 4.0]]),
    "signs": ("a,b\n+1,-2\n−3,4\n", NAMES, [[1.0, -3.0], [-2.0, 4.0]]),
    "points without digits": ("a,b\n1.,.5\n3,4\n", NAMES, [[1.0, 3.0], [0.5, 4.0]]),
    "what begins with = is text": ("a,b\n=1+1,2\n=A1,4\n", NAMES, [["=1+1", "=A1"], [2.0, 4.0]]),
    "underscores are no number": ("a,b\n1_000,2\n3_0,4\n", NAMES, [["1_000", "3_0"], [2.0, 4.0]]),
    "other digits are no number": ("a,b\n١,2\n٣,4\n", NAMES, [["١", "٣"], [2.0, 4.0]]),
    "hexadecimal is no number": ("a,b\n0x1F,2\n0x2,4\n", NAMES, [["0x1F", "0x2"], [2.0, 4.0]]),
    "percent and units are words": ("a,b\n5%,2\n6 kg,4\n", NAMES, [["5%", "6 kg"], [2.0, 4.0]]),
    "infinity is missing": ("a,b\ninf,2\n1,4\n3,5\n", NAMES, [[None, 1.0, 3.0], [2.0, 4.0, 5.0]]),
    "too large for a number": ("a,b\n1e999,2\n1,4\n3,5\n", NAMES, [[None, 1.0, 3.0], [2.0, 4.0, 5.0]]),
    "words for what is missing": ("a,b\nNA,n.a.\n1,2\n3,4\n", NAMES, [[None, 1.0, 3.0], [None, 2.0, 4.0]]),
    "a wrong cell among numbers": ("a,b\n1,2\nx,3\n3,4\n", NAMES, [[1.0, None, 3.0], [2.0, 3.0, 4.0]]),
    "short lines": ("a,b\n1,2\n3\n5,6\n", NAMES, [[1.0, 3.0, 5.0], [2.0, None, 6.0]]),
    "names that come twice": ("a,a\n1,2\n3,4\n", ["a", "a (2)"], AB),
    "names that are empty": ("a,\n1,2\n3,4\n", ["a", "column 2"], AB),
    "words alone": ("who,of\ncat,y\ndog,x\ncat,x\n", ["who", "of"], [["cat", "dog", "cat"], ["y", "x", "x"]]),
    "years as names": ("2019,2020\n1,2\n3,4\n", UNNAMED, [[2019.0, 1.0, 3.0], [2020.0, 2.0, 4.0]]),
    "Greek and emoji": ("α,🙂\n1,2\n3,4\n", ["α", "🙂"], AB),
    "one line": ("1,2\n", UNNAMED, [[1.0], [2.0]]),
}  # fmt: skip

REFUSED: dict[str, tuple[str | bytes, str, dict[str, str]]] = {
    "nothing": ("", "csv_empty", {}),
    "blank lines alone": ("\n\n , \n", "csv_empty", {}),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "csv_not_text", {}),
    "half a UTF-16 sign": (b"\xff\xfea", "csv_not_text", {}),
    "a quotation mark that is not closed": ('a,b\n1,2\n"3,4\n5,6\n', "csv_quote", {"line": "3"}),
    "text behind a closed quotation mark": ('a,b\n1,2\n"3"x,4\n', "csv_quote", {"line": "3"}),
    "a very long cell": ("a,b\n1," + "x" * 200_000 + "\n", "csv_quote", {"line": "2"}),
    "too many lines": ("1,2\n" * 10_002, "csv_too_many_lines", {}),
    "too many columns": ("a,b\n" + ",".join("1" * 201) + "\n", "csv_too_many_columns", {"line": "2"}),
    "too many cells": ((",".join("1" * 100) + "\n") * 5_001, "csv_too_many_cells", {}),
    "too many bytes": (b"1" * (MAX_BYTES + 1), "too_large", {}),
}


@pytest.mark.parametrize("oddity", READ)
def test_it_is_read_rightly(oddity: str) -> None:
    data, names, values = READ[oddity]
    assert shown(read(data)) == (names, values)


@pytest.mark.parametrize("oddity", REFUSED)
def test_it_is_refused_by_its_line(oddity: str) -> None:
    data, code, named = REFUSED[oddity]
    with pytest.raises(Problem) as problem:
        read(data)
    assert problem.value.code == code
    assert named.items() <= problem.value.values.items()
    assert problem.value.message.endswith(".")


def test_the_header_can_be_said() -> None:
    assert shown(read("2019,2020\n1,2\n3,4\n", header=True)) == (["2019", "2020"], AB)
    assert shown(read("a,b\n1,2\n3,4\n", header=False))[0] == UNNAMED


def told(text: str, **more: Any) -> tuple[dict[str, Any], Any]:
    return table_document(text.encode(), "Leaves", **more)


LEAVES = "length;soil;tree\n1,5;clay;oak\n2,5;loam;beech\n3,5;n.a.;oak\n4,5;clay;beech\n9;9;9;9\n"


def test_words_are_one_number_for_each_and_lines_that_lack_a_cell_are_named() -> None:
    answer, document = told(LEAVES)
    assert [sample.targets for sample in document.samples] == [
        {"o1": 1, "o2": 0},
        {"o1": 0, "o2": 1},
        {"o1": 0, "o2": 1},
    ]
    assert [(sample.inputs["i2"], sample.inputs["i3"]) for sample in document.samples] == [(1, 0), (0, 1), (1, 0)]
    assert [(each["line"], each["column"], each["cell"]) for each in answer["left_out"]] == [
        (6, "", ""),
        (4, "soil", "n.a."),
    ]
    assert (document.loss, document.title) == ("cross_entropy", "Leaves, 3-4-2")


def test_numbers_are_scaled_by_the_lines_that_are_used() -> None:
    answer, document = told("x,y\n1,10\n3,20\n5,n.a.\n2,x\n1,12\n", scaling="standard")
    part = answer["inputs"][0]
    assert (part["less"], part["by"]) == (pytest.approx(5 / 3, rel=1e-5), pytest.approx(0.942809, rel=1e-5))
    back = [sample.inputs["i1"] * part["by"] + part["less"] for sample in document.samples]
    assert back == pytest.approx([1, 3, 1], abs=1e-4)
    _, ranged = told("x,y\n1,10\n3,20\n2,12\n", scaling="range")
    assert [sample.inputs["i1"] for sample in ranged.samples] == [0, 1, 0.5]
    _, raw = told("x,y\n1,10\n3,20\n2,12\n", scaling="none")
    assert [sample.targets["o1"] for sample in raw.samples] == [10, 20, 12]


def test_answers_of_0_and_1_stay_and_one_number_alone_is_not_divided() -> None:
    answer, document = told("x,y\n7,0\n7,1\n7,1\n")
    assert (answer["inputs"][0]["less"], answer["inputs"][0]["by"], document.loss) == (0, 1, "binary_cross_entropy")
    assert [sample.targets["o1"] for sample in document.samples] == [0, 1, 1]


def test_columns_can_be_chosen_and_what_cannot_be_is_said() -> None:
    _, document = told("a,b,c\n1,2,3\n4,5,6\n", roles=("target", "none", "input"), scaling="none")
    assert [(sample.inputs, sample.targets) for sample in document.samples] == [
        ({"i1": 3}, {"o1": 1}),
        ({"i1": 6}, {"o1": 4}),
    ]
    names = "name,x,y\n" + "".join(f"n{at},{at},{at}\n" for at in range(60))
    assert [each["role"] for each in told(names)[0]["columns"]] == ["none", "input", "target"]
    for text, roles, code in (
        (names, ("input", "input", "target"), "csv_column"),
        ("a,b\n1,2\n3,4\n", ("target", "target"), "csv_no_input"),
        ("a,b\n1,2\n3,4\n", ("input", "none"), "csv_no_target"),
        ("a,b\n1,2\n3,4\n", ("input",), "csv_roles"),
        ("a\n1\n2\n", None, "csv_no_input"),
        ("a,b\n1,\n,2\n", None, "csv_no_line"),
    ):
        with pytest.raises(Problem) as problem:
            told(text, roles=roles)
        assert problem.value.code == code
