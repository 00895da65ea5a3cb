"""How colours lie over each other, and how well they are told apart."""

from PySide6.QtGui import QColor


def blend(over: QColor, under: QColor) -> QColor:
    alpha = over.alphaF()
    return QColor.fromRgbF(
        *(
            float(a) * alpha + float(b) * (1 - alpha)
            for a, b in zip(over.getRgbF()[:3], under.getRgbF()[:3], strict=True)
        )
    )


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two opaque colours, as WCAG 2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


LINEAR = 0.04045
"""Below this, sRGB is a straight line."""


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = (p / 12.92 if p <= LINEAR else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
