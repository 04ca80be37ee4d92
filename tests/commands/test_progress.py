"""The bar on a terminal, by a clock that is turned by hand."""

from __future__ import annotations

import io

from backprop_canvas.commands.progress import Progress, bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    """Every reading is what `now` was set to."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_nothing_is_drawn_within_the_first_second() -> None:
    terminal, clock = Terminal(), Clock()
    progress = Progress(1000, terminal, clock)
    clock.now += 0.99
    progress.show(500)
    progress.clear()
    assert terminal.getvalue() == ""


def test_the_bar_tells_how_far_it_is_and_how_fast() -> None:
    terminal, clock = Terminal(), Clock()
    progress = Progress(10_000, terminal, clock)
    clock.now += 2.0
    progress.show(4_300)
    assert terminal.getvalue().strip() == "[########            ]  43 %  4,300 of 10,000  2,150 iterations/s"


def test_the_bar_is_drawn_a_few_times_a_second() -> None:
    terminal, clock = Terminal(), Clock()
    progress = Progress(1000, terminal, clock)
    for step in range(1000):
        clock.now = 101 + step / 1000
        progress.show(step)
    assert terminal.getvalue().count("[") <= 11


def test_the_line_is_gone_in_the_end() -> None:
    terminal, clock = Terminal(), Clock()
    progress = Progress(1000, terminal, clock)
    clock.now += 2.0
    progress.show(999)
    width = len(terminal.getvalue().strip())
    progress.clear()
    assert terminal.getvalue().endswith("\r" + " " * width + "\r")


def test_what_is_no_terminal_stays_clean() -> None:
    file, clock = io.StringIO(), Clock()
    progress = Progress(1000, file, clock)
    clock.now += 60
    progress.show(500)
    progress.clear()
    assert file.getvalue() == ""


def test_the_bar_fits_into_80_columns() -> None:
    assert len(bar(9_999_999, 10_000_000, 1e6)) < 80
    assert bar(10_000_000, 10_000_000, 1e6).startswith("[####################] 100 %")
