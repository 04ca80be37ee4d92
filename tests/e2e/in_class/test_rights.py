"""A link to edit and what becomes of it: no address on a screen gives the right away, only the owner withdraws it, and
whoever loses it keeps what stands there."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.e2e.sheet import PATIENCE_MILLISECONDS, Sheet


def shown(sheet: Sheet) -> str:
    """Everything that a recording of the screen could show, fields included, and what the title and the history say."""
    return str(
        sheet.page.evaluate(
            """() => [location.href, document.title, document.referrer, document.body.innerText,
              ...[...document.querySelectorAll('input, textarea, a, form')].flatMap((each) =>
                [each.value, each.href, each.title, each.action])].join(' ')"""
        )
    )


def secret_to_edit(sheet: Sheet) -> str:
    return str(sheet.page.request.get(f"{sheet.page.url}/links").json()["editor"])


def test_a_link_is_withdrawn_while_somebody_uses_it(
    sheet: Sheet, beside: Callable[[Sheet], Sheet], server_url: str
) -> None:
    sheet.open(server_url)
    student = beside(sheet)
    for page in (sheet, student):
        page.press("Share")
        expect(page.page.get_by_test_id("copy-link")).to_be_visible()
        assert secret_to_edit(page) not in shown(page)
    withdraw = "Withdraw links, make new ones"
    expect(student.page.get_by_role("button", name=withdraw)).to_have_count(0)
    follow = sheet.page.get_by_test_id("view-link")
    before = follow.input_value()
    sheet.press(withdraw)
    expect(follow).not_to_have_value(before)
    expect(student.page.get_by_test_id("problem")).to_contain_text("has been withdrawn", timeout=PATIENCE_MILLISECONDS)
    left = student.page.url
    student.press("Make this mine")
    student.page.wait_for_url(lambda url: "/n/" in url and url.partition("#")[0] != left.partition("#")[0])
    expect(student.row("neuron:h2")).to_be_attached(timeout=PATIENCE_MILLISECONDS)
    assert student.page.request.get(left).status == 403
    assert sheet.faults == []
