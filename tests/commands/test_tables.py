"""Tables and numbers for a person."""

from backprop_canvas.commands.tables import human, table


def test_a_table_has_columns_of_equal_width() -> None:
    rows: dict[str, dict[str, float | None]] = {"x": {"a": -0.5}, "longer": {"a": None}}
    assert table("name", {"a": "∂L/∂a"}, rows) == "name    ∂L/∂a\nx        -0.5\nlonger       \n"


def test_numbers_for_people_have_six_digits() -> None:
    values = (0.2983711087600027, float("nan"), -0.0, None)
    assert [human(value) for value in values] == ["0.298371", "nan", "-0", ""]
