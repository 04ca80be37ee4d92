"""One iteration of the worked example, step by step: every number of its published trace is read off the page at
the step where it belongs, and not before."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.sheet import Sheet

TRACE = json.loads((Path(__file__).parents[1] / "examples" / "mazur-2-2-2.expected.json").read_text())["trace"]
TOLERANCE = 1e-12
WEIGHTS = {"h1": ("w1", "w2"), "h2": ("w3", "w4"), "o1": ("w5", "w6"), "o2": ("w7", "w8")}
FORWARD = ("h1", "h2", "o1", "o2")

# A number on the page: the row of the outline, its name there, its value.
Number = tuple[str, str, float]


def given() -> list[Number]:
    """What the first step shows: the inputs. Parameters stand from the beginning."""
    return [(f"neuron:{name}", "a", TRACE["neurons"][name]["a"]) for name in ("i1", "i2")]


def forward(name: str) -> list[Number]:
    neuron = TRACE["neurons"][name]
    return [(f"neuron:{name}", "z", neuron["z"]), (f"neuron:{name}", "a", neuron["a"])]


def losses() -> list[Number]:
    parts = [(f"neuron:{name}", "part", value) for name, value in TRACE["losses"].items()]
    return [*parts, ("loss", "loss", TRACE["loss"])]


def backward(name: str) -> list[Number]:
    """A neuron's ∂L/∂a and δ, and the gradients of the weights that enter it."""
    neuron = TRACE["neurons"][name]
    weights = [(f"parameter:{weight}", "gradient", TRACE["parameters"][weight]["gradient"]) for weight in WEIGHTS[name]]
    return [(f"neuron:{name}", "gradient", neuron["dL_da"]), (f"neuron:{name}", "delta", neuron["dL_dz"]), *weights]


def received() -> list[Number]:
    """∂L/∂i1 and ∂L/∂i2 come with the last hidden neuron."""
    return [(f"neuron:{name}", "gradient", TRACE["neurons"][name]["dL_da"]) for name in ("i1", "i2")]


def gathered() -> list[Number]:
    """A bias that two neurons share has its gradient when all its uses are gathered."""
    return [(f"parameter:{name}", "gradient", TRACE["parameters"][name]["gradient"]) for name in ("b1", "b2")]


def updated() -> list[Number]:
    """Biases are pinned in this example: their value after the update is the one before."""
    return [(f"parameter:{name}", "value", parameter["updated"]) for name, parameter in TRACE["parameters"].items()]


# The neuron-sized steps in their order, each with the numbers that it brings.
STEPS = [
    given(),
    *(forward(name) for name in FORWARD),
    losses(),
    backward("o2"),
    backward("o1"),
    backward("h2"),
    [*backward("h1"), *received()],
    gathered(),
]
# The steps that multiply by the slope of an activation, and the neurons whose it is.
TANGENTS = {7: "o2", 8: "o1", 9: "h2", 10: "h1"}


def numbers_on_page(sheet: Sheet) -> dict[tuple[str, str], str | None]:
    """Every number of the outline by its row and name; None where it is not computed."""
    rows = sheet.page.get_by_test_id("outline").evaluate("""outline =>
        [...outline.querySelectorAll("[data-quantity]")].map(number => [
            number.closest("[data-key]").dataset.key,
            number.dataset.quantity,
            number.dataset.state === "current" ? number.dataset.value : null,
        ])""")
    return {(key, name): value for key, name, value in rows}


def is_close(shown: str | None, value: float) -> bool:
    return shown is not None and abs(float(shown) - value) <= TOLERANCE * abs(value)


def expect_exactly(sheet: Sheet, done: int) -> None:
    """The numbers of the steps done are there, those of the steps to come are not."""
    page = numbers_on_page(sheet)
    for at, numbers in enumerate(STEPS):
        for key, name, value in numbers:
            if at < done:
                assert is_close(page[key, name], value), (done, key, name, page[key, name], value)
            else:
                assert page[key, name] is None, (done, key, name, page[key, name])


def expect_on_card(sheet: Sheet, numbers: list[Number]) -> None:
    """The step's card shows each of its numbers, with all its digits behind those that are written."""
    factors = sheet.page.get_by_test_id("step-card").locator("[data-value]")
    shown = factors.evaluate_all("factors => factors.map(factor => factor.dataset.value)")
    for key, name, value in numbers:
        assert any(is_close(each, value) for each in shown), (key, name, value, shown)


def expect_tangent(sheet: Sheet, name: str | None) -> None:
    """The slope of the curve is φ′ = a(1 − a), by which the step multiplies; other steps have none."""
    tangent = sheet.page.get_by_test_id("step-card").locator(".phi[data-slope]")
    expect(tangent).to_have_count(0 if name is None else 1)
    if name is not None:
        a = TRACE["neurons"][name]["a"]
        assert is_close(tangent.get_attribute("data-slope"), a * (1 - a))


def test_every_number_of_the_trace_is_seen_at_its_step_and_not_before(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    sheet.expect_step(0)
    for name, parameter in TRACE["parameters"].items():
        sheet.expect_number(f"parameter:{name}", "value", parameter["value"])
    expect_exactly(sheet, 0)
    for done, numbers in enumerate(STEPS, start=1):
        sheet.step()
        sheet.expect_state(*numbers[-1][:2], "current")
        expect_exactly(sheet, done)
        if done < len(STEPS):
            expect_on_card(sheet, numbers)
        expect_tangent(sheet, TANGENTS.get(done))
    page = numbers_on_page(sheet)
    for key, name, value in updated():
        assert is_close(page[key, name], value), (key, name, page[key, name], value)
    assert is_close(page["parameter:w1", "before"], TRACE["parameters"]["w1"]["value"])
    expect(sheet.page.get_by_test_id("step-card")).to_contain_text("−0.000219284")


def test_the_gradient_of_an_input_is_there_on_request_from_the_last_hidden_neuron_on(
    sheet: Sheet, server_url: str
) -> None:
    sheet.open(server_url)
    gradient = sheet.page.get_by_test_id("selection-card").locator('[data-quantity="gradient"]')
    sheet.step(9)
    for name in ("i1", "i2"):
        sheet.select(f"neuron:{name}")
        expect(gradient).to_have_attribute("data-state", "none")
        sheet.press("Back to the step")
    sheet.step()
    for name in ("i1", "i2"):
        sheet.select(f"neuron:{name}")
        expect(gradient).to_have_attribute("data-state", "current")
        assert is_close(gradient.get_attribute("data-value"), TRACE["neurons"][name]["dL_da"])
        sheet.press("Back to the step")


def test_a_result_is_asked_for_before_it_is_told(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    sheet.step()
    card, live = sheet.page.get_by_test_id("step-card"), sheet.page.locator("#live")
    card.get_by_role("button", name="Ask first").click()
    sheet.press("Step")
    asked = card.get_by_test_id("asked")
    expect(asked).to_contain_text("What is the output of h1?")
    sheet.expect_number("neuron:h1", "z", TRACE["neurons"]["h1"]["z"])
    sheet.expect_state("neuron:h1", "a", "none")
    expect(sheet.quantity("neuron:h1", "a")).to_have_text("?")
    expect(live).to_contain_text("What is the output of h 1?")
    page = sheet.page.locator("body").inner_text() + live.inner_text()
    assert "0.5933" not in page
    sheet.press("Step")
    expect(asked).to_have_count(0)
    sheet.expect_number("neuron:h1", "a", TRACE["neurons"]["h1"]["a"])
    expect(live).to_contain_text("0.5933")
    sheet.press("Step")
    expect(asked).to_contain_text("What is the output of h2?")
    asked.get_by_role("button", name="Show").click()
    expect(card.get_by_role("heading")).to_be_focused()
    sheet.expect_number("neuron:h2", "a", TRACE["neurons"]["h2"]["a"])
    sheet.expect_state("neuron:o1", "z", "none")


def test_a_touched_edge_lights_its_term_and_a_touched_term_its_edge(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    sheet.step(2)
    card = sheet.page.get_by_test_id("step-card")
    sheet.row("edge:e1").get_by_role("button").focus()
    lit = card.locator("[data-lit]")
    expect(lit).to_have_count(3)
    expect(lit.filter(has_text="0.007500")).to_have_count(1)
    card.locator("[data-thing='edge:e1']").last.focus()
    expect(sheet.page.locator("#hint")).to_contain_text("carries")


def test_the_digits_that_are_chosen_are_everywhere_and_stay(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    sheet.step(2)
    sheet.page.get_by_role("button", name="How the page looks").click()
    sheet.page.locator('[data-field="digits"]').fill("8")
    output = TRACE["neurons"]["h1"]["a"]
    expect(sheet.quantity("neuron:h1", "a")).to_have_text(f"{output:.8f}")
    sheet.expect_number("neuron:h1", "a", output)
    sheet.page.keyboard.press("Escape")
    sheet.page.reload()
    expect(sheet.page.get_by_test_id("step-card")).to_contain_text(f"{output:.8f}")
