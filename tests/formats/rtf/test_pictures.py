from __future__ import annotations

from tests.formats.rtf.samples import read
from tests.formats.samples import blocks

GIF = b"GIF89a\x04\x00\x03\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00;"


def test_pictures() -> None:
    alt = r"{\*\picprop{\sp{\sn wzDescription}{\sv A map}}}"
    body = rf"one {{\*\shppict{{\pict{alt}\pngblip\picwgoal60 {GIF.hex()}}}}}".encode()
    body += rb"{\nonshppict{\pict\wmetafile8 00}} two{\pict\pngblip\bin" + str(len(GIF)).encode()
    body += b" " + GIF + rb"}{\pict\wmetafile8 0102}"
    parsed = read(body)
    assert blocks(parsed) == [
        ("PARAGRAPH", 0, "one  two"),
        ("IMAGE", 0, "A map"),
        ("IMAGE", 0, ""),
        ("IMAGE", 0, ""),
    ]
    assert list(parsed.assets.values()) == [GIF]
    assert parsed.remarks == ("1 picture could not be shown.",)
