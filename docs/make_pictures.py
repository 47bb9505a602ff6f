"""Make the README's pictures from a fixture article: ``python docs/make_pictures.py`` (needs Chromium and playwright).

The page and the terminal's table are made by the library from the article's text, as a reader would.
"""

from __future__ import annotations

import io
import re
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.text import Text

import quoteattr
from quoteattr.cli.output import OutputFormat, make_writer
from quoteattr.viewer import to_html

ROOT = Path(__file__).parents[1]
ARTICLE = ROOT / "fixtures" / "articles" / "school-board.txt"
PICTURES = ROOT / "docs" / "pictures"
WIDTH, HEIGHT = 1120, 700


def main() -> None:
    """Write ``page.png`` and ``table.svg``."""
    PICTURES.mkdir(exist_ok=True)
    extraction = quoteattr.extract(ARTICLE.read_text(encoding="utf-8"), id=ARTICLE.stem)
    draw_page(to_html(extraction), PICTURES / "page.png")
    draw_table(extraction, PICTURES / "table.svg")


def draw_page(page: str, picture: Path) -> None:
    """A screenshot of the page with one quote's record open."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "page.html"
        file.write_text(page, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        window = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        window.goto(file.as_uri())
        window.locator("[data-q]").nth(2).hover()
        window.screenshot(path=str(picture))
        browser.close()


def draw_table(extraction: quoteattr.Extraction, picture: Path) -> None:
    """The terminal's table as a picture."""
    stream = io.StringIO()
    writer = make_writer(OutputFormat.TABLE, stream)
    writer.write(extraction)
    lines = stream.getvalue().split("\n")[:28]
    console = Console(record=True, width=102, file=io.StringIO())
    console.print(Text("\n".join(lines)))
    drawn = console.export_svg(title="quoteattr extract")
    # Without the fonts that it would fetch from the network the reader's own are taken.
    picture.write_text(re.sub(r"@font-face\s*\{[^}]*\}", "", drawn), encoding="utf-8")


if __name__ == "__main__":
    main()
