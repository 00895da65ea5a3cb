import pytest

from desktop.ui.look.theme import current
from desktop.ui.matrix.heat import ink_on, shade


def luminance(colour):
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


@pytest.mark.parametrize("theme", ["light", "sepia", "dark"])
def test_numbers_can_be_read_on_every_shade_of_every_theme(qapp, theme):
    before = qapp.property("theme")
    qapp.setProperty("theme", theme)
    try:
        for count in range(101):
            ground = shade(count, 100)
            one, other = sorted((luminance(ground), luminance(ink_on(ground))))
            assert (other + 0.05) / (one + 0.05) >= 4.5
        assert shade(0, 0).name() == current()["surface"]
        assert shade(1, 100) != shade(0, 100), "one is told from none"
    finally:
        qapp.setProperty("theme", before)
