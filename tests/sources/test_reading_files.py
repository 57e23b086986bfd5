"""Files, folders and globs: which pages they give, under which address, in which order, and what stands for faults."""

from __future__ import annotations

import os
import pickle
import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePath
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.errors import NothingFound, ReadError
from sources.page import PageKind, RawPage
from sources.readers import PageRef, Unreadable, list_pages, read_pages
from sources.readers.files import file_url
from sources.readers.kinds import kind_of_content, suffix_of
from tests.unprivileged import unprivileged

HTML = b"<html><body><h1>Willkommen in Bamberg</h1></body></html>"


def fill(folder: Path, files: dict[str, bytes]) -> None:
    for name, body in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(body)


def urls(paths: list[Path | str], source: str = "de-bamberg") -> list[str]:
    return [page.url for page in list_pages(paths, source)]


def test_a_folder_is_read_to_the_bottom_in_the_order_of_names(tmp_path: Path) -> None:
    names = [f"{letter}/{number}.html" for letter in "cab" for number in (10, 2, 1)] + ["b.html", "a.txt"]
    random.Random(5).shuffle(names)
    fill(tmp_path, dict.fromkeys(names, HTML))
    assert urls([tmp_path]) == sorted(urls([tmp_path]))
    assert len(urls([tmp_path])) == len(names)
    assert urls([tmp_path])[0] == "file:a.txt"


def test_the_order_of_the_paths_given_does_not_matter(tmp_path: Path) -> None:
    fill(tmp_path, {"x/a.html": HTML, "y/b.html": HTML})
    assert (
        urls([tmp_path / "y", tmp_path / "x"])
        == urls([tmp_path / "x", tmp_path / "y"])
        == [
            "file:x/a.html",
            "file:y/b.html",
        ]
    )


def test_addresses_count_from_the_folder_given_or_the_one_above_all(tmp_path: Path) -> None:
    fill(tmp_path, {"site/a/page.html": HTML, "site/b/page.html": HTML})
    assert urls([tmp_path / "site"]) == ["file:a/page.html", "file:b/page.html"]
    assert urls([tmp_path / "site" / "a" / "page.html"]) == ["file:page.html"]
    assert urls([str(tmp_path / "site/*/page.html")]) == ["file:a/page.html", "file:b/page.html"]
    assert urls([tmp_path / "site/a/page.html", tmp_path / "site/b/page.html"]) == [
        "file:a/page.html",
        "file:b/page.html",
    ]


def test_a_page_is_read_once_though_two_paths_lead_to_it(tmp_path: Path) -> None:
    fill(tmp_path, {"a.html": HTML, "b.html": HTML + b"<!-- -->"})
    assert urls([tmp_path, tmp_path / "a.html", str(tmp_path / "*.html")]) == ["file:a.html", "file:b.html"]


def test_files_that_are_no_pages_are_passed_over_and_counted(tmp_path: Path) -> None:
    fill(tmp_path, {"a.html": HTML, "logo.png": b"\x89PNG", "style.css": b"", "x.css": b"", ".hidden.html": HTML})
    fill(tmp_path, {".git/page.html": HTML, "gold.json": b"{}"})
    listed = list_pages([tmp_path], "de-bamberg")
    assert [page.url for page in listed] == ["file:a.html"]
    assert listed.skipped == {"file: .css": 2, "file: .json": 1, "file: .png": 1, "file: hidden": 2}
    skipped: Counter[str] = Counter()
    assert len(list(read_pages([tmp_path], "de-bamberg", skipped=skipped))) == 1
    assert skipped == listed.skipped


@pytest.mark.parametrize(
    ("name", "body", "kind"),
    [
        ("page.html", b"no markup at all", PageKind.HTML),
        ("page.HTM", HTML, PageKind.HTML),
        ("page.xhtml", HTML, PageKind.HTML),
        ("page.txt", HTML, PageKind.TEXT),
        ("index.php", HTML, PageKind.HTML),
        ("page", b"\xef\xbb\xbf<!DOCTYPE html><title>Lucca</title>", PageKind.HTML),
        ("page", "<html><p>Würzburg</p>".encode("utf-16"), PageKind.HTML),
        ("page", b"Start > Rathaus\n\nSt\xe4dtepartnerschaften", PageKind.TEXT),
        ("page", b"3 < 5 and a <b", PageKind.TEXT),
        ("page.html?id=7", HTML, PageKind.HTML),
        ("empty", b"", PageKind.TEXT),
        ("empty.html", b"", PageKind.HTML),
    ],
)
def test_name_then_content_decide_between_html_and_text(tmp_path: Path, name: str, body: bytes, kind: PageKind) -> None:
    fill(tmp_path, {name: body})
    (page,) = read_pages([tmp_path], "de-bamberg")
    assert isinstance(page, RawPage)
    assert page.kind is kind
    assert page.body == body


@pytest.mark.parametrize("body", [b"%PDF-1.7\n", b"\x89PNG\r\n", b"PK\x03\x04", b"text\0with\0nulls", b"\x1f\x8b\x08"])
def test_a_binary_file_that_is_named_by_the_user_is_a_fault_not_a_page(tmp_path: Path, body: bytes) -> None:
    fill(tmp_path, {"page": body, "other": b"Plain words."})
    entries = list(read_pages([tmp_path / "page", tmp_path / "other"], "de-bamberg"))
    assert isinstance(entries[0], RawPage)
    assert isinstance(entries[1], Unreadable)
    assert "neither HTML nor text" in str(entries[1].error)
    assert entries[1].url == "file:page"


def test_a_reference_is_small_survives_pickling_and_reads_the_page(tmp_path: Path) -> None:
    fill(tmp_path, {"a.html": HTML * 1000})
    (reference,) = list_pages([tmp_path], "de-bamberg")
    frozen = pickle.dumps(reference)
    assert len(frozen) < 1000
    page = pickle.loads(frozen).read()
    assert page.body == HTML * 1000
    assert (page.page_id, page.digest) == (reference.page_id, reference.digest)
    assert reference.size == len(page.body)


def test_a_file_that_changed_or_went_since_it_was_listed_is_a_fault(tmp_path: Path) -> None:
    fill(tmp_path, {"a.html": HTML, "b.html": HTML})
    a, b = list_pages([tmp_path], "de-bamberg")
    fill(tmp_path, {"a.html": HTML + b" "})
    (tmp_path / "b.html").unlink()
    with pytest.raises(ReadError, match="changed since it was listed"):
        a.read()
    with pytest.raises(ReadError, match="no such file"):
        b.read()


def test_pages_without_a_source_are_refused(tmp_path: Path) -> None:
    fill(tmp_path, {"a.html": HTML})
    with pytest.raises(ReadError, match=r"a\.html: no source: name one with --source or in pages\.yaml"):
        list_pages([tmp_path])


class TestPagesYaml:
    """The file beside pages that says what their names cannot."""

    def test_it_names_source_address_and_content_type(self, tmp_path: Path) -> None:
        fill(tmp_path, {"a.txt": HTML, "b.txt": b"Words."})
        said = "a.txt:\n  source: it-lucca\n  url: https://lucca.example/a\n  content_type: text/html; charset=x\n"
        (tmp_path / "pages.yaml").write_text(said)
        a, b = list_pages([tmp_path], "de-bamberg")
        assert (a.source, a.url) == ("it-lucca", "https://lucca.example/a")
        assert (a.kind, a.content_type) == (PageKind.HTML, "text/html; charset=x")
        assert a.read().content_type == "text/html; charset=x"
        assert (b.source, b.url, b.kind) == ("de-bamberg", "file:b.txt", PageKind.TEXT)

    def test_it_holds_for_a_single_file_of_the_folder_too(self, tmp_path: Path) -> None:
        fill(tmp_path, {"a.txt": b"Words.", "pages.yaml": b"a.txt: {source: it-lucca}"})
        assert list_pages([tmp_path / "a.txt"])[0].source == "it-lucca"

    @pytest.mark.parametrize(
        ("content", "fault"),
        [
            (b"a.txt: {colour: red}", "a.txt.colour: unknown key"),
            (b"a.txt: {url: nowhere}", "a.txt.url: not an http or https address"),
            (b"- a.txt", "not a mapping"),
            (b"a.txt: {source: x}\na.txt: {source: y}", "stands twice"),
            (b"\xff\xfe\x00", "not UTF-8"),
        ],
    )
    def test_what_it_cannot_say_is_refused(self, tmp_path: Path, content: bytes, fault: str) -> None:
        fill(tmp_path, {"a.txt": b"Words.", "pages.yaml": content})
        with pytest.raises(ReadError) as caught:
            list_pages([tmp_path], "de-bamberg")
        assert "pages.yaml: " in str(caught.value)
        assert fault in str(caught.value)
        assert "\n" not in str(caught.value)

    def test_a_file_it_names_that_is_not_there_is_a_fault(self, tmp_path: Path) -> None:
        fill(tmp_path, {"a.txt": b"Words.", "pages.yaml": b"gone.txt: {source: it-lucca}"})
        listed = list_pages([tmp_path], "de-bamberg")
        assert len(listed) == 1
        assert "stands in pages.yaml, but is not there" in str(listed.unreadable[0].error)

    def test_two_files_under_one_address_are_not_both_read(self, tmp_path: Path) -> None:
        said = b"a.txt: {url: 'https://x.example/'}\nb.txt: {url: 'https://x.example/'}"
        fill(tmp_path, {"a.txt": b"Words.", "b.txt": b"Other words.", "pages.yaml": said})
        first, second = list_pages([tmp_path], "de-bamberg").entries
        assert isinstance(first, PageRef)
        assert isinstance(second, Unreadable)
        assert "has the address of" in str(second.error)


class TestFaultsOfAPath:
    """A path that leads nowhere stops the run, with one line that names it."""

    def test_nothing_named(self) -> None:
        with pytest.raises(NothingFound, match="no file, folder or archive was named"):
            list_pages([], "de-bamberg")

    def test_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(ReadError, match="nowhere: no such file or folder"):
            list_pages([tmp_path / "nowhere"], "de-bamberg")

    def test_empty_folder(self, tmp_path: Path) -> None:
        with pytest.raises(NothingFound, match="no page in it"):
            list_pages([tmp_path], "de-bamberg")

    def test_folder_without_pages(self, tmp_path: Path) -> None:
        fill(tmp_path, {"logo.png": b"", "deep/style.css": b""})
        with pytest.raises(NothingFound, match="no page in it"):
            list_pages([tmp_path], "de-bamberg")

    def test_glob_without_match(self, tmp_path: Path) -> None:
        with pytest.raises(NothingFound, match="nothing matches"):
            list_pages([str(tmp_path / "*.html")], "de-bamberg")

    def test_the_fault_is_raised_before_the_first_page(self, tmp_path: Path) -> None:
        fill(tmp_path, {"a.html": HTML})
        with pytest.raises(ReadError):
            read_pages([tmp_path, tmp_path / "nowhere"], "de-bamberg")

    @pytest.mark.parametrize("name", ["x" * 300, "nul\0nul", "a/" * 3000])
    def test_impossible_names(self, tmp_path: Path, name: str) -> None:
        with pytest.raises(ReadError) as caught:
            list_pages([f"{tmp_path}/{name}"], "de-bamberg")
        assert len(str(caught.value)) < 300
        assert "\n" not in str(caught.value)


class TestOddNames:
    """Names that a file system allows and a careless reader does not."""

    def test_letters_blanks_and_signs_are_percent_encoded(self, tmp_path: Path) -> None:
        fill(tmp_path, {"Städte & Partner #1.html": HTML})
        assert urls([tmp_path]) == ["file:St%C3%A4dte%20&%20Partner%20%231.html"]

    def test_bytes_that_are_no_utf8(self, tmp_path: Path) -> None:
        odd = os.path.join(os.fsencode(tmp_path), b"F\xfcrth.html")  # noqa: PTH118
        try:
            with open(odd, "wb") as stream:  # noqa: PTH123
                stream.write(HTML)
        except OSError:
            pytest.skip("this file system takes UTF-8 names only")
        (page,) = read_pages([tmp_path], "de-bamberg")
        assert isinstance(page, RawPage)
        assert page.url == "file:F%FCrth.html"
        assert len(page.page_id) == 16
        Path(os.fsdecode(odd)).unlink()
        Path(os.fsdecode(odd)).symlink_to("gone")
        (fault,) = read_pages([tmp_path], "de-bamberg")
        assert isinstance(fault, Unreadable)
        assert r"F\xfcrth.html" in str(fault.error)
        str(fault.error).encode("utf-8")

    def test_line_breaks_in_names_do_not_break_messages(self, tmp_path: Path) -> None:
        (tmp_path / "two\nlines.html").symlink_to("gone")
        (fault,) = read_pages([tmp_path], "de-bamberg")
        assert isinstance(fault, Unreadable)
        assert r"two\nlines.html" in str(fault.error)

    def test_names_as_long_as_they_get(self, tmp_path: Path) -> None:
        fill(tmp_path, {"n" * 240 + ".html": HTML})
        assert len(urls([tmp_path])) == 1

    def test_signs_of_a_glob_in_a_name_that_is_there(self, tmp_path: Path) -> None:
        fill(tmp_path, {"page[1].html": HTML, "page1.html": b"<p>other"})
        assert urls([tmp_path / "page[1].html"]) == ["file:page%5B1%5D.html"]

    def test_two_slashes_at_the_start_are_one(self, tmp_path: Path) -> None:
        fill(tmp_path, {"a/page.html": HTML})
        assert urls([f"/{tmp_path}"]) == ["file:a/page.html"]


class TestLinksAndPipes:
    """A folder may hold what is neither file nor folder."""

    def test_a_loop_of_folders_is_walked_once(self, tmp_path: Path) -> None:
        fill(tmp_path, {"a/page.html": HTML})
        (tmp_path / "a" / "up").symlink_to(tmp_path)
        (tmp_path / "b").symlink_to(tmp_path / "a")
        listed = list_pages([tmp_path], "de-bamberg")
        assert [page.url for page in listed] == ["file:a/page.html"]
        assert listed.skipped == {"folder: entered already": 2}

    def test_a_linked_folder_outside_is_followed(self, tmp_path: Path) -> None:
        fill(tmp_path, {"out/page.html": HTML, "in/other.html": HTML + b" "})
        (tmp_path / "in" / "linked").symlink_to(tmp_path / "out")
        assert urls([tmp_path / "in"]) == ["file:linked/page.html", "file:other.html"]

    def test_links_in_a_circle_and_to_nothing_are_faults(self, tmp_path: Path) -> None:
        fill(tmp_path, {"page.html": HTML})
        (tmp_path / "one.html").symlink_to(tmp_path / "two.html")
        (tmp_path / "two.html").symlink_to(tmp_path / "one.html")
        (tmp_path / "zero.html").symlink_to(tmp_path / "gone.html")
        listed = list_pages([tmp_path], "de-bamberg")
        assert len(listed) == 1
        assert len(listed.unreadable) == 3

    def test_a_pipe_does_not_block(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.html")
        (entry,) = read_pages([tmp_path], "de-bamberg")
        assert isinstance(entry, Unreadable)
        assert "not a regular file" in str(entry.error)


@pytest.fixture
def as_nobody() -> Iterator[Path]:
    """A folder that anyone may enter, and a user to whom permissions apply: the superuser reads everything."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "open.html").write_bytes(HTML)
        (folder / "shut.html").write_bytes(HTML)
        (folder / "shut").mkdir()
        (folder / "shut" / "page.html").write_bytes(HTML)
        (folder / "shut.html").chmod(0)
        (folder / "shut").chmod(0)
        try:
            with unprivileged():
                yield folder
        finally:
            (folder / "shut").chmod(0o755)


def test_what_may_not_be_read_is_a_fault_and_the_rest_is_read(as_nobody: Path) -> None:
    listed = list_pages([as_nobody], "de-bamberg")
    assert [page.url for page in listed] == ["file:open.html"]
    assert [str(entry.error).rsplit(": ", 1)[1] for entry in listed.unreadable] == ["permission denied"] * 2
    (fault,) = read_pages([as_nobody / "shut.html"], "de-bamberg")
    assert isinstance(fault, Unreadable)


def test_a_body_above_the_limit_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sources.readers.files.MAX_BODY_BYTES", 10)
    fill(tmp_path, {"a.html": HTML, "b.html": b"<p>short"})
    big, small = read_pages([tmp_path], "de-bamberg")
    assert isinstance(big, Unreadable)
    assert "larger than 10 bytes" in str(big.error)
    assert isinstance(small, RawPage)


@settings(max_examples=60, derandomize=True)
@given(name=st.binary(min_size=1, max_size=40).filter(lambda name: b"/" not in name and name not in (b".", b"..")))
def test_every_name_becomes_one_address_and_comes_back_from_it(name: bytes) -> None:
    url = file_url(f"/pages/{os.fsdecode(name)}", "/pages")
    assert url.isascii()
    assert url.isprintable()
    assert unquote_to_bytes(url.removeprefix("file:")) == name


@settings(max_examples=200, derandomize=True)
@given(name=st.text("aÄ. x-", max_size=8))
def test_the_ending_of_a_name_is_what_pathlib_says(name: str) -> None:
    assert suffix_of(name) == PurePath(name).suffix.lower()


@settings(max_examples=100, derandomize=True)
@given(body=st.binary(max_size=200))
def test_any_bytes_are_html_text_or_neither(body: bytes) -> None:
    kind = kind_of_content(body)
    assert kind in (PageKind.HTML, PageKind.TEXT, None)
    assert kind_of_content(b"<html>" + body.replace(b"\0", b"")) is PageKind.HTML
