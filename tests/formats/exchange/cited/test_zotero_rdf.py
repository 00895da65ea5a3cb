from __future__ import annotations

import io
import time
from pathlib import Path

import pytest

from desktop import formats
from desktop.errors import UnreadableFileError
from desktop.formats.door.sniff import Opened

HEAD = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:link="http://purl.org/rss/1.0/modules/link/" xmlns:bib="http://purl.org/net/biblio#"
 xmlns:dcterms="http://purl.org/dc/terms/" xmlns:foaf="http://xmlns.com/foaf/0.1/"
 xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/">"""
ARTICLE = """
<bib:Article rdf:about="#item_1">
  <z:itemType>journalArticle</z:itemType>
  <dcterms:isPartOf rdf:resource="urn:issn:1932-6208"/>
  <bib:authors><rdf:Seq>
    <rdf:li><foaf:Person><foaf:surname>van Gogh</foaf:surname>
      <foaf:givenName>Vincent</foaf:givenName></foaf:Person></rdf:li>
    <rdf:li><foaf:Person><foaf:surname>OECD</foaf:surname></foaf:Person></rdf:li>
  </rdf:Seq></bib:authors>
  <dcterms:isReferencedBy rdf:resource="#item_3"/>
  <link:link rdf:resource="#item_2"/>
  <dc:subject>boats</dc:subject>
  <dc:subject><z:AutomaticTag><rdf:value>ships</rdf:value></z:AutomaticTag></dc:subject>
  <dc:title>On &lt;i&gt;Boats&lt;/i&gt;</dc:title>
  <dc:date>March 2024</dc:date>
  <bib:pages>1-9</bib:pages>
  <dc:identifier>DOI 10.1000/a</dc:identifier>
  <dc:identifier><dcterms:URI><rdf:value>https://a.example/b</rdf:value></dcterms:URI></dc:identifier>
  <dc:description>Citation Key: gogh2024</dc:description>
</bib:Article>
<bib:Journal rdf:about="urn:issn:1932-6208"><prism:volume>9</prism:volume>
  <dc:title>The Gazette</dc:title><dc:identifier>ISSN 1932-6208</dc:identifier></bib:Journal>
<z:Attachment rdf:about="#item_2"><z:itemType>attachment</z:itemType>
  <rdf:resource rdf:resource="files/2/On%20Boats.pdf"/><dc:title>PDF</dc:title></z:Attachment>
<bib:Memo rdf:about="#item_3">
  <rdf:value>&lt;p&gt;Mine &lt;b&gt;own&lt;/b&gt;&lt;/p&gt;</rdf:value></bib:Memo>
<bib:Memo rdf:about="#item_4"><rdf:value>&lt;p&gt;Alone&lt;/p&gt;</rdf:value></bib:Memo>
<z:Collection rdf:about="#c1"><dc:title>Reading</dc:title>
  <dcterms:hasPart rdf:resource="#c2"/></z:Collection>
<z:Collection rdf:about="#c2"><dc:title>Boats/ships</dc:title>
  <dcterms:hasPart rdf:resource="#item_1"/></z:Collection>
"""


def read(data: str, *beside: str):
    opened = Opened(Path("x.rdf"), io.BytesIO(data.encode()))
    return formats.read_project(opened, dict.fromkeys(beside, b"1").get)


def test_items_with_their_notes_files_and_collections() -> None:
    project = read(f"{HEAD}{ARTICLE}</rdf:RDF>", "files/2/On%20Boats.pdf")
    (source,) = project.sources
    facts = source.facts
    assert (facts.title, facts.date, facts.publisher) == ("On Boats", "2024-03", "The Gazette")
    assert facts.authors == ("Vincent van Gogh", "OECD")
    assert (facts.url, facts.citation_key) == ("https://a.example/b", "gogh2024")
    assert facts.other == {
        "type": "article-journal", "doi": "10.1000/a", "issn": "1932-6208", "volume": "9",
        "page": "1-9", "keywords": "boats; ships",
    }  # fmt: skip
    assert source.folders == ("Reading", "Boats/ships")
    assert source.beside == ("files/2/On Boats.pdf",)
    assert [note.text for note in source.notes] == ["Mine **own**"]
    assert [note.text for note in project.notes] == ["Alone"]
    assert not project.has_facts_only


def test_without_its_files_it_is_a_bibliography() -> None:
    project = read(f"{HEAD}{ARTICLE}</rdf:RDF>")
    assert project.has_facts_only
    assert project.sources[0].beside == ()


def test_other_xml_is_none_and_broken_xml_is_refused() -> None:
    assert read('<a xmlns="http://www.zotero.org/namespaces/export#"/>') is None
    with pytest.raises(UnreadableFileError):
        read(f"{HEAD}{ARTICLE}")


def test_collections_that_hold_one_another_end() -> None:
    loop = (
        '<z:Collection rdf:about="#c2"><dc:title>Loop</dc:title>'
        '<dcterms:hasPart rdf:resource="#c1"/></z:Collection>'
    )
    assert read(f"{HEAD}{ARTICLE}{loop}</rdf:RDF>") is not None


def test_deep_and_many_elements_are_read_quickly() -> None:
    item = "<bib:Book><z:itemType>book</z:itemType><dc:title>A</dc:title></bib:Book>"
    begun = time.process_time()
    assert len(read(f"{HEAD}{item * 5_000}</rdf:RDF>").sources) == 5_000
    with pytest.raises(UnreadableFileError):
        read(HEAD + "<dc:title>" * 50_000)
    assert time.process_time() - begun < 4
