"""Writers of CVs: one document as text, Markdown, HTML, DOCX, ODT, RTF and PDF.

A document is a list of blocks: ("h", heading), ("p", line), ("b", list item), ("row", cells), ("gap",).
In a line a tab parts what stands at both margins.
"""

import html
from collections.abc import Callable, Iterator, Mapping, Sequence
from textwrap import wrap

from import_samples import with_table, zipped

Block = tuple[str, ...]
Document = Sequence[Block]
WIDTH = 90


def as_text(document: Document) -> bytes:
    lines: list[str] = []
    for kind, *texts in document:
        if kind == "h":
            lines += ["", texts[0].upper(), ""]
        elif kind == "b":
            lines += wrap(texts[0], WIDTH - 10, initial_indent="- ", subsequent_indent="  ")
        elif kind == "row":
            lines.append("".join(cell.ljust(26) for cell in texts).rstrip())
        elif kind == "gap":
            lines.append("")
        else:
            left, _, right = texts[0].partition("\t")
            lines.append(left + (right.rjust(WIDTH - len(left)) if right else ""))
    return "\n".join(lines).encode()


def as_markdown(document: Document) -> bytes:
    lines: list[str] = []
    for number, (kind, *texts) in enumerate(document):
        if kind == "h":
            lines += ["", f"## {texts[0]}", ""]
        elif kind == "b":
            lines.append(f"- {texts[0]}")
        elif kind == "row":
            first = number == 0 or document[number - 1][0] != "row"
            lines += ["", "| " + " | ".join(texts) + " |"] if first else ["| " + " | ".join(texts) + " |"]
        else:
            lines.append(" | ".join(texts[0].split("\t")) if texts else "")
    return "\n".join(lines).encode()


def as_html(document: Document) -> bytes:
    out = ["<!DOCTYPE html><html><head><meta charset='utf-8'><title>CV</title><style>p{margin:0}</style></head><body>"]
    for kind, *texts in document:
        cells = [html.escape(text) for text in texts]
        if kind == "h":
            out.append(f"<h2>{cells[0]}</h2>")
        elif kind == "b":
            out.append(f"<ul><li>{cells[0]}</li></ul>")
        elif kind == "row":
            out.append("<table><tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr></table>")
        elif kind == "p":
            left, _, right = cells[0].partition("\t")
            out.append(f"<p>{left}" + (f"<span class='date'>{right}</span>" if right else "") + "</p>")
    return ("\n".join(out) + "</body></html>").encode()


def as_docx(document: Document) -> bytes:
    body = "".join(_word_block(kind, texts) for kind, *texts in document)
    name = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    styles = f'<w:styles {name}><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style></w:styles>'
    return zipped(
        {
            "[Content_Types].xml": b"<Types/>",
            "word/styles.xml": styles.encode(),
            "word/document.xml": f"<?xml version='1.0' encoding='UTF-8'?><w:document {name}><w:body>{body}</w:body></w:document>".encode(),
        }
    )


def _word_block(kind: str, texts: Sequence[str]) -> str:
    if kind == "row":
        cells = "".join(f"<w:tc>{_word_block('p', [text])}</w:tc>" for text in texts)
        return f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    style = {"h": '<w:pStyle w:val="berschrift1"/>', "b": '<w:numPr><w:numId w:val="1"/></w:numPr>'}.get(kind, "")
    tabs = '<w:tabs><w:tab w:val="right" w:pos="9000"/></w:tabs>'
    text = html.escape(texts[0] if texts else "").replace("\t", "</w:t><w:tab/><w:t>")
    halves = f'<w:r><w:t xml:space="preserve">{text[: len(text) // 2]}</w:t></w:r><w:r><w:t xml:space="preserve">{text[len(text) // 2 :]}</w:t></w:r>'
    whole = f"<w:r><w:t>{text}</w:t></w:r>" if "<" in text or "&" in text else halves
    return f"<w:p><w:pPr>{style}{tabs}</w:pPr>{whole}</w:p>"


def as_odt(document: Document) -> bytes:
    out = []
    for kind, *texts in document:
        cells = [html.escape(text).replace("\t", "<text:tab/>") for text in texts]
        if kind == "h":
            out.append(f'<text:h text:outline-level="1">{cells[0]}</text:h>')
        elif kind == "b":
            out.append(f"<text:list><text:list-item><text:p>{cells[0]}</text:p></text:list-item></text:list>")
        elif kind == "row":
            inner = "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in cells)
            out.append(f"<table:table><table:table-row>{inner}</table:table-row></table:table>")
        else:
            out.append(f"<text:p>{cells[0] if cells else ''}</text:p>")
    names = 'xmlns:office="o" xmlns:text="t" xmlns:table="b"'
    content = f"<office:document-content {names}><office:body><office:text>{''.join(out)}</office:text></office:body></office:document-content>"
    return zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": b"<m/>", "content.xml": content.encode()})


def as_rtf(document: Document) -> bytes:
    out = [r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\info{\author Nobody}}"]
    for kind, *texts in document:
        cells = ["".join(map(_rich, text)) for text in texts]
        if kind == "row":
            out.append(r"\trowd\cellx3000\cellx6000 " + "".join(f"{cell}\\cell " for cell in cells) + r"\row")
        elif kind == "b":
            out.append(r"\pard{\pntext\'b7\tab}" + cells[0] + r"\par")
        else:
            out.append((r"\pard\outlinelevel0\b " if kind == "h" else r"\pard ") + (cells[0] if cells else "") + r"\b0\par")
    return ("\n".join(out) + "}").encode("ascii")


def _rich(char: str) -> str:
    if char == "\t":
        return r"\tab "
    return char if " " <= char < "\x7f" and char not in "\\{}" else f"\\u{ord(char)}?"


def as_pdf(document: Document) -> bytes:
    """A page per forty lines, each piece of a line set by itself as programs do it; what a tab parts stands at the margins."""
    return laid_out([list(_lines(document))])


def as_sidebar(beside: Document, main: Document) -> bytes:
    """A page with a narrow column on the left."""
    left = [[(40.0, " ".join(text for _, text in pieces))] for pieces in _lines(beside, 26)]
    right = [[(230.0 + x - 60, text) for x, text in pieces] for pieces in _lines(main, 60)]
    rows = [
        [*(left[n] if n < len(left) else []), *(right[n] if n < len(right) else [])] for n in range(max(len(left), len(right)))
    ]
    return laid_out([rows])


def _lines(document: Document, width: int = 84) -> Iterator[list[tuple[float, str]]]:
    for kind, *texts in document:
        if kind == "h":
            yield from ([], [(60.0, texts[0].upper())])
        elif kind == "b":
            for number, line in enumerate(wrap(texts[0], width)):
                yield [(66.0, "•"), (76.0, line)] if number == 0 else [(76.0, line)]
        elif kind == "row":
            yield [(60.0 + 150 * number, cell) for number, cell in enumerate(texts)]
        elif kind == "gap":
            yield []
        else:
            left, _, right = texts[0].partition("\t")
            yield [(60.0, left), *([(540.0 - 5.2 * len(right), right)] if right else [])]


def laid_out(columns: Sequence[Sequence[Sequence[tuple[float, str]]]], *, old_font: bool = False) -> bytes:
    rows = [row for column in columns for row in column]
    pages = [rows[at : at + 48] for at in range(0, len(rows), 48)]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    if old_font:
        widths = " ".join(["500"] * 256)
        font = f"<< /Type /Font /Subtype /Type1 /BaseFont /SFRM1000 /FirstChar 0 /LastChar 255 /Widths [{widths}] /FontDescriptor << /Type /FontDescriptor /FontName /SFRM1000 /Flags 4 >> >>"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>", font]
    for number, page in enumerate(pages):
        drawn = "".join(
            f"BT /F1 10 Tf 1 0 0 1 {x:.1f} {800 - 15 * at} Tm ({_escaped(text)}) Tj ET\n" for at, row in enumerate(page) for x, text in row
        )
        resources = "/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {resources} /Contents {5 + 2 * number} 0 R >>")
        objects.append(f"<< /Length {len(drawn.encode('cp1252', 'replace'))} >>\nstream\n{drawn}\nendstream")
    return with_table(objects)


def _escaped(text: str) -> str:
    text = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return "".join(char if ord(char) >= 32 and not 0x7F <= ord(char) < 0xA0 else f"\\{ord(char):03o}" for char in text)


def as_old_tex(document: Document) -> bytes:
    """As pdflatex writes it with T1 fonts and no map to Unicode: ligatures and dashes as control characters."""
    codes = {"–": "\x15", "ffi": "\x1e", "ff": "\x1b", "fi": "\x1c", "fl": "\x1d", "•": "\x88"}

    def coded(text: str) -> str:
        for letters, code in codes.items():
            text = text.replace(letters, code)
        return text

    return laid_out([[[(x, coded(text)) for x, text in row] for row in _lines(document)]], old_font=True)


WRITERS: Mapping[str, Callable[[Document], bytes]] = {
    "cv.txt": as_text,
    "cv.md": as_markdown,
    "cv.html": as_html,
    "cv.docx": as_docx,
    "cv.odt": as_odt,
    "cv.rtf": as_rtf,
    "cv.pdf": as_pdf,
    "tex.pdf": as_old_tex,
}
