"""What a clerk fills in on the page of filing lands through the hook: from a folder, and served."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from demo import mini_city
from ledgers.model.words import english
from ledgers.publish.kit.templates import Templates
from ledgers.publish.ledgers.filing import filing_file, filing_page
from ledgers.read.home import SITE, texts_below
from tests.browser.test_portal import served as hosted
from tests.cities import REPOSITORY
from tests.unit.flow.pushed import COUNTY, T16, UPDATE, Clone, cloned, served
from tests.unit.publish.views import mini_desk

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

POLICY = "default-src 'none'; script-src file: 'self'; style-src file: 'self'"
SCRIPTS = [
    f"assets/{name}.js" for name in ("loader", "ledgers", "schema", "yaml", "fields", "filing")
]
PHONE, DESK = (360, 780), (1280, 900)
FACILITIES = "data/counties/990121/facilities/2026-Q1.yaml"
BEGUN = "data/counties/990121/rectifications/F2026-0002.yaml"
MONTH = "data/counties/990121/casework/2026-06.yaml"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the page, its scripts and its data."""
    desk, folder = mini_desk(), tmp_path_factory.mktemp("filing")
    templates = Templates(texts_below(SITE / "templates"), english)
    made = filing_file(desk)
    for name in (*SCRIPTS, made.path):
        (folder / name).parent.mkdir(exist_ok=True)
        own = made.data if name == made.path else (REPOSITORY / "site" / name).read_bytes()
        (folder / name).write_bytes(own)
    body = templates.page(filing_page(desk)).decode().partition("<!-- finished -->\n")[2]
    scripts = "".join(f'<script src="../{name}"></script>' for name in SCRIPTS)
    head = f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    (folder / "file/index.html").write_text(f"{head}{body}{scripts}", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def address(folder: Path) -> "Iterator[str]":
    """Serve the folder, and return its address."""
    with hosted(folder) as address:
        yield address


@pytest.fixture(params=[PHONE, DESK], ids=["a phone, from a folder", "a desk, served"])
def page(
    browser: "Browser", folder: Path, address: str, request: pytest.FixtureRequest
) -> "Iterator[Page]":
    """Open the page for the county's progress; nothing goes wrong in it."""
    width, height = request.param
    page, wrong = browser.new_page(viewport={"width": width, "height": height}), []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    top = f"{folder.as_uri()}/" if request.param == PHONE else address
    page.goto(f"{top}file/index.html")
    chosen = [page.locator(f"[data-is={name}]").input_value() for name in ("county", "ledger")]
    assert chosen == ["", ""]
    page.locator("[data-is=county]").select_option("990121")
    page.locator("[data-is=ledger]").select_option("progress")
    yield page
    page.close()
    assert wrong == []


@pytest.fixture
def clerk(tmp_path: Path) -> Clone:
    """Return the clone of a clerk of the county."""
    return cloned(served(tmp_path), COUNTY)


def update(page: "Page", day: str, status: str) -> None:
    """Fill in an update on a task that was filed on before."""
    page.get_by_label("Task", exact=False).first.select_option("T16")
    page.locator("[data-field=on]").fill(day)
    page.locator("[data-field=status]").select_option(status)


def opened(page: "Page", file: Path) -> None:
    """Open a file from the disk, and wait until it is read."""
    page.locator("[data-is=file]").set_input_files(file)
    page.locator("[data-is=opened]", has_text="Opened").wait_for()


def lines(page: "Page") -> str:
    """Return the lines that the page gives."""
    return page.locator("[data-is=text]").inner_text()


def test_an_update_is_checked_on_the_spot_and_lands(page: "Page", clerk: Clone) -> None:
    update(page, "2026-07-15", "submitted")
    assert not page.locator("[data-is=out]").is_visible()
    assert page.locator("[data-is=faults]").inner_text() == "Measures: field missing"

    page.get_by_label("T16.1", exact=False).check()

    assert page.locator("[data-is=path]").inner_text() == T16
    clerk.commit(T16, lines(page) + "\n")
    assert clerk.push()[0], clerk.push()[1]


def test_a_quarter_of_facilities_lands(page: "Page", clerk: Clone) -> None:
    page.locator("[data-is=ledger]").select_option("facilities")
    page.locator("[data-field=period]").fill("2026Q1")
    page.locator("[data-field=filed_on]").fill("2026-07-15")
    row = page.locator("[data-list=items] .cl-filing__row")
    for at, (kind, built) in enumerate([("archive_room", "1"), ("talk_room", "5")]):
        if at:
            page.get_by_role("button", name="Add: Items").click()
        row.nth(at).locator("[data-field=unit]").select_option("990121-county_commission-01")
        row.nth(at).locator("[data-field=kind]").select_option(kind)
        row.nth(at).locator("[data-field=built]").fill(built)
    assert "such as 2026-Q3" in page.locator("[data-is=faults]").inner_text()

    page.locator("[data-field=period]").fill("2026-Q1")

    assert page.locator("[data-is=path]").inner_text() == FACILITIES
    clerk.commit(FACILITIES, lines(page) + "\n")
    assert clerk.push()[0], clerk.push()[1]


def test_a_number_is_asked_for_as_one_and_read_as_chinese_keyboards_write_it(page: "Page") -> None:
    page.locator("[data-is=ledger]").select_option("facilities")
    built = page.locator("[data-list=items] [data-field=built]")
    built.fill("two")
    assert (
        "Built: wrong type of value (digits only)" in page.locator("[data-is=faults]").inner_text()
    )

    built.fill("-1")
    assert "Built: number out of range (≥0)" in page.locator("[data-is=faults]").inner_text()
    built.fill("\uff12")

    assert "Built" not in page.locator("[data-is=faults]").inner_text()


def test_a_file_from_the_disk_gets_the_entry_and_keeps_its_comments(
    page: "Page", tmp_path: Path
) -> None:
    before = mini_city()[T16].decode() + "# kept\n"
    (tmp_path / "T16.yaml").write_text(before, "utf-8")
    page.locator("[data-is=file]").set_input_files(tmp_path / "T16.yaml")
    update(page, "2026-07-15", "doing")

    with page.expect_download() as coming:
        page.locator("[data-is=save]").click()

    after = Path(coming.value.path()).read_text("utf-8")
    assert after == before.replace("# kept", UPDATE + "# kept")
    assert coming.value.suggested_filename == "T16.yaml"


def test_an_update_on_a_rectification_that_was_begun_asks_for_no_measure_again(
    page: "Page", tmp_path: Path
) -> None:
    before = mini_city()[BEGUN].decode()
    (tmp_path / "F2026-0002.yaml").write_text(before, "utf-8")
    opened(page, tmp_path / "F2026-0002.yaml")
    page.locator(".cl-filing__more summary").last.click()
    page.get_by_role("button", name="Add: Updates").click()
    page.locator("[data-field=on]").fill("2026-07-15")
    page.locator("[data-field=status]").select_option("doing")

    assert page.locator("[data-is=path]").inner_text() == BEGUN
    assert lines(page).splitlines() == UPDATE.splitlines()


def test_a_file_of_another_ledger_or_in_another_encoding_gets_no_entry(
    page: "Page", tmp_path: Path
) -> None:
    file = tmp_path / "2026-Q2.yaml"
    file.write_bytes(mini_city()[FACILITIES.replace("Q1", "Q2")])
    opened(page, file)
    assert page.locator("[data-is=ledger]").input_value() == "facilities"
    page.locator("[data-is=ledger]").select_option("returns")
    page.locator("[data-field=indicator]").fill("village_day")
    page.locator("[data-field=numerator]").fill("1")
    page.locator("[data-field=denominator]").fill("2")
    assert page.locator("[data-is=how]").inner_text().startswith("Put these lines at the end")
    assert not page.locator("[data-is=save]").is_visible()

    head = "# yaml-language-server: $schema=../../../../schemas/progress.schema.json\n"
    (tmp_path / "T16.yaml").write_bytes(f"{head}task: T16 # 任务\n".encode("gbk"))
    page.locator("[data-is=file]").set_input_files(tmp_path / "T16.yaml")
    page.locator("[data-is=opened]", has_text="no file of a ledger").wait_for()


def test_a_month_that_is_filed_is_not_filed_again(page: "Page", tmp_path: Path) -> None:
    (tmp_path / "2026-06.yaml").write_bytes(mini_city()[MONTH])
    opened(page, tmp_path / "2026-06.yaml")
    assert page.locator("[data-is=ledger]").input_value() == "casework"
    for group in ("clues_received", "clues_disposed"):
        for field in page.locator(f"[data-group={group}] input").all():
            field.fill("0")

    assert "no file of a ledger" in page.locator("[data-is=state]").inner_text()
    assert not page.locator("[data-is=out]").is_visible()


def test_the_keyboard_stays_at_the_task_while_one_is_chosen(page: "Page") -> None:
    update(page, "2026-07-15", "doing")
    page.locator("[data-field=task]").focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")

    assert page.evaluate("document.activeElement.dataset.field") == "task"
