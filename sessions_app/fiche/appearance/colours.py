"""Colours ``#rrggbb`` as WCAG 2.2 judges them: contrast, the nearest that passes, tints.

Contrast is the ratio of relative luminances, 1 to 21; AA asks 4.5 of text.
"""

import colorsys
import re

AA = 4.5
WHITE = "#ffffff"
PAGE = "#fffdf9"  # the paper of our pages, a little darker than white
NIGHT = "#1d1a17"
INK, QUIET = "#231f1b", "#544b42"
SAND, MIST = "#faf1e0", "#f0eef2"  # grounds of boxes that go with any colour
PALE = 0.29  # the most saturation of a pale ground
HEX = re.compile(r"#[0-9a-f]{6}")
Linear = tuple[float, ...]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours."""
    low, high = sorted((_luminance(_linear(one)), _luminance(_linear(other))))
    return (high + 0.05) / (low + 0.05)


def darkened(colour: str, ground: str = PAGE, ratio: float = AA) -> str:
    """Return the lightest colour of the same hue that stands out from a light ground."""
    if contrast(colour, ground) >= ratio:
        return colour
    light = _linear(colour)
    wanted = (_luminance(_linear(ground)) + 0.05) / ratio - 0.05
    share = wanted / _luminance(light)
    return _hex(tuple(share * part for part in light))


def lightened(colour: str, ground: str = NIGHT, ratio: float = AA) -> str:
    """Return the darkest mix of the colour with white that stands out from a dark ground."""
    steps = (mixed(WHITE, colour, step / 100) for step in range(101))
    return next(one for one in steps if contrast(one, ground) >= ratio)


def mixed(over: str, under: str, share: float) -> str:
    """Return ``share`` (0 to 1) of one colour over another, as a screen mixes them."""
    pairs = zip(_parts(over), _parts(under), strict=True)
    return "#" + "".join(f"{round(share * a + (1 - share) * b):02x}" for a, b in pairs)


def tinted(colour: str, lightness: float = 0.913) -> str:
    """Return the ground of a panel: the same hue, pale; ink stands out from it whatever the hue."""
    hue, _light, saturation = colorsys.rgb_to_hls(*(part / 255 for part in _parts(colour)))
    pale = colorsys.hls_to_rgb(hue, lightness, min(saturation, PALE))
    return "#" + "".join(f"{round(part * 255):02x}" for part in pale)


def _parts(colour: str) -> tuple[int, ...]:
    if not HEX.fullmatch(colour):
        raise ValueError(colour)
    return tuple(bytes.fromhex(colour[1:]))


def _linear(colour: str) -> Linear:
    shares = (part / 255 for part in _parts(colour))
    return tuple(s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)


def _luminance(light: Linear) -> float:
    red, green, blue = light
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _hex(light: Linear) -> str:
    """Return the colour, each part rounded down, so that a darkened one still passes."""
    shares = (s * 12.92 if s <= 0.0031308 else 1.055 * s ** (1 / 2.4) - 0.055 for s in light)
    return "#" + "".join(f"{int(share * 255):02x}" for share in shares)
