"""XML from other people: nothing outside the text is fetched, and nothing grows without end."""

from __future__ import annotations

from lxml import etree


def xml_parser(*, encoding: str | None = None) -> etree.XMLParser:
    """Return a parser for one document.

    Entities that a document declares itself are put in, within libxml2's limits; one from outside
    makes it not well-formed, as nesting deeper than 256 does.

    Args:
        encoding: of the bytes, whatever the document declares; None to go by its declaration.
    """
    return etree.XMLParser(
        encoding=encoding,
        resolve_entities="internal",  # type: ignore[arg-type]  # the stubs know only true and false
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
