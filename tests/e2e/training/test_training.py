"""Somebody changes how the network is trained; the numbers stay the engine's and the cards stay true."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, expect

from tests.e2e.sheet import Sheet

EXAMPLES = Path(__file__).parents[2] / "examples"
MAZUR = json.loads((EXAMPLES / "mazur-2-2-2.json").read_text())
EXPECTED = json.loads((EXAMPLES / "mazur-2-2-2.expected.json").read_text())["trace"]
W1 = EXPECTED["parameters"]["w1"]
SEQUENTIAL_LOSS = 0.291027923905
OTHER_SAMPLE = {"inputs": {"i1": 0.5, "i2": 0.2}, "targets": {"o1": 0.9, "o2": 0.1}}


def opened(sheet: Sheet, url: str, folder: Path, **changes: Any) -> None:
    """The worked example with other fields, opened as a file."""
    file = folder / "network.json"
    file.write_text(json.dumps({**MAZUR, **changes}))
    sheet.open_file(url, file)
    expect(sheet.page.get_by_role("button", name="Play")).to_be_visible()


def training(sheet: Sheet) -> Locator:
    """The settings in the card of L, unfolded."""
    sheet.select("loss")
    fields = sheet.page.get_by_test_id("training")
    fields.locator("summary").click()
    return fields


def choose(fields: Locator, field: str, word: str) -> None:
    fields.locator(f'select[data-field="{field}"]').select_option(word)


def move_one_by_one(fields: Locator) -> None:
    fields.locator('[data-field="update"] [value="sequential"]').check()


def type_in(fields: Locator, field: str, text: str) -> None:
    box = fields.locator(f'input[data-field="{field}"]')
    box.fill(text)
    box.press("Enter")


def back_to_the_step(sheet: Sheet) -> Locator:
    sheet.press("Back to the step")
    return sheet.page.get_by_test_id("step-card")


def saved_training(sheet: Sheet) -> Mapping[str, Any]:
    document = sheet.page.request.get(f"{sheet.page.url}/document").json()
    return dict(document["training"])


def test_adam_is_chosen_and_moves_the_weights_by_its_own_rule(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    fields = training(sheet)
    choose(fields, "optimizer", "adam")
    expect(sheet.page.get_by_test_id("selection-card").get_by_label("Learning rate", exact=True)).to_have_value("0.001")
    card = back_to_the_step(sheet)
    sheet.step(11)
    gradient = W1["gradient"]
    # From fresh state Adam's corrected means are the gradient and its square.
    sheet.expect_close("parameter:w1", "value", 0.15 - 1e-3 * gradient / (math.sqrt(gradient * gradient) + 1e-8))
    expect(card).to_contain_text("corrected for their start at 0")
    expect(card).to_contain_text("The learning rate η is 0.001.")
    # The optimizer's mean of the gradients, after one of them: a tenth of it.
    expect(card).to_contain_text("0→4.386×10")


def test_a_number_out_of_range_gets_one_sentence_beside_its_field(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    fields = training(sheet)
    choose(fields, "optimizer", "momentum")
    type_in(fields, "optimizer-momentum", "2")
    expect(fields.get_by_role("alert")).to_have_text("This must be a number from 0 to 1.")
    type_in(fields, "optimizer-momentum", "0.5")
    expect(fields.get_by_role("alert")).to_have_count(0)
    choose(fields, "optimizer", "sgd")
    expect(fields.locator('input[data-field="optimizer-momentum"]')).to_have_count(0)
    sheet.undo()
    expect(fields.locator('input[data-field="optimizer-momentum"]')).to_have_value("0.5")


def test_a_batch_of_two_is_averaged_before_the_update(sheet: Sheet, server_url: str, tmp_path: Path) -> None:
    opened(sheet, server_url, tmp_path, samples=[*MAZUR["samples"], OTHER_SAMPLE])
    type_in(training(sheet), "batch-size", "2")
    card = back_to_the_step(sheet)
    sheet.step()
    expect(card).to_contain_text("Sample 1 of 2 in this batch; all of them count in the update.")
    sheet.step(10)
    expect(card).to_contain_text("Each parameter has its gradient for sample 1 of 2.")
    sheet.expect_number("parameter:w1", "gradient", W1["gradient"])
    sheet.press("Step")
    sheet.expect_step(1)
    expect(card).to_contain_text("sample 2 of 2")
    sheet.step(11)
    expect(card).to_contain_text("The gradients of the two samples of the batch are averaged.")
    combined = float(sheet.quantity("parameter:w1", "combined").get_attribute("data-value") or "nan")
    assert combined != W1["gradient"]
    sheet.expect_close("parameter:w1", "value", 0.15 - 0.5 * combined)


def test_binary_cross_entropy_on_sigmoids_leaves_output_minus_target(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    sheet.select("loss")
    sheet.page.get_by_test_id("selection-card").get_by_label("Loss").select_option("binary_cross_entropy")
    card = back_to_the_step(sheet)
    sheet.step(8)
    output = EXPECTED["neurons"]["o1"]["a"]
    sheet.expect_close("neuron:o1", "delta", output - 0.01)
    expect(card).to_contain_text("The loss and the activation are differentiated together")


def test_a_softmax_is_made_of_outputs_only_and_says_so_meanwhile(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    sheet.select("loss")
    sheet.page.get_by_test_id("selection-card").get_by_label("Loss").select_option("cross_entropy")
    expect(sheet.page.get_by_test_id("missing")).to_contain_text("softmax")
    sheet.select("neuron:h1")
    activations = sheet.page.get_by_test_id("selection-card").locator('select[data-field="activation"]')
    expect(activations.locator('option[value="softmax"]')).to_have_count(0)
    for output in ("o1", "o2"):
        sheet.select(f"neuron:{output}")
        activations.select_option("softmax")
    card = back_to_the_step(sheet)
    expect(sheet.page.get_by_role("button", name="Play")).to_be_visible()
    sheet.step(5)
    expect(card).to_contain_text("outputs that add up to 1")
    shares = [
        float(sheet.quantity(f"neuron:{name}", "a").get_attribute("data-value") or "nan") for name in ("o1", "o2")
    ]
    assert abs(sum(shares) - 1) <= 1e-12
    sheet.step(3)
    sheet.expect_close("neuron:o1", "delta", shares[0] * (0.01 + 0.99) - 0.01)


def test_sequential_updates_give_the_published_mistake(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    fields = training(sheet)
    move_one_by_one(fields)
    card = back_to_the_step(sheet)
    sheet.step(10)
    sheet.expect_number("parameter:w1", "gradient", W1["gradient"])
    sheet.step()
    expect(card).to_contain_text("common mistake of published examples")
    sheet.expect_close("parameter:w1", "value", sequential_w1())
    sheet.page.get_by_test_id("rail").press("4")
    sheet.press("Step")
    expect(sheet.page.locator(".track .where")).to_contain_text("iteration 2")
    sheet.expect_state("loss", "loss", "current")
    shown = float(sheet.quantity("loss", "loss").get_attribute("data-value") or "nan")
    assert abs(shown - SEQUENTIAL_LOSS) <= 1e-12


def sequential_w1() -> float:
    """w1 after one iteration in which w5 and w7 have moved before δ of h1 is known."""
    neurons, weights = EXPECTED["neurons"], EXPECTED["parameters"]
    back = weights["w5"]["updated"] * neurons["o1"]["dL_dz"] + weights["w7"]["updated"] * neurons["o2"]["dL_dz"]
    h1 = neurons["h1"]["a"]
    return float(0.15 - 0.5 * back * h1 * (1 - h1) * 0.05)


def test_sequential_updates_of_another_optimizer_are_refused_beside_the_field(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    fields = training(sheet)
    move_one_by_one(fields)
    choose(fields, "optimizer", "adam")
    expect(fields).to_contain_text("Sequential updates, one by one, are for plain SGD")
    sheet.undo()
    expect(fields).not_to_contain_text("Sequential updates, one by one, are for plain SGD")


def test_new_random_weights_are_one_step_to_undo(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    fields = training(sheet)
    fields.get_by_role("button", name="New random weights").click()
    expect(sheet.quantity("parameter:w1", "value")).not_to_have_attribute("data-value", "0.15")
    sheet.expect_number("parameter:b1", "value", 0.35)
    expect(fields.locator('input[data-field="initializer-seed"]')).to_have_value("1")
    sheet.undo()
    for name, parameter in EXPECTED["parameters"].items():
        sheet.expect_number(f"parameter:{name}", "value", parameter["value"])
    expect(fields.locator('input[data-field="initializer-seed"]')).to_have_value("")


def test_what_is_set_is_saved_with_the_network(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    fields = training(sheet)
    choose(fields, "schedule", "cosine")
    type_in(fields, "schedule-T_max", "50")
    type_in(fields, "warm_up-total_iters", "5")
    type_in(fields, "penalty-l2", "0.01")
    type_in(fields, "clip-max_norm", "1")
    sheet.page.reload()
    fields = training(sheet)
    expect(fields.locator('input[data-field="schedule-T_max"]')).to_have_value("50")
    training_settings = saved_training(sheet)
    assert training_settings["schedule"] == {"kind": "cosine", "T_max": 50}
    assert training_settings["warm_up"]["total_iters"] == 5
    assert (training_settings["penalty"]["l2"], training_settings["clip"]["max_norm"]) == (0.01, 1)
