"""At which sizes each screen of the demo café is seen, by the start of its name."""

LAPTOP, SMALL_LAPTOP = (1440, 900), (1366, 768)
TABLET, UPRIGHT_TABLET = (1024, 768), (768, 1024)
PROJECTOR, PHONE = (1920, 1080), (320, 640)
# The first that fits counts; a screen of another name is seen on a laptop.
SIZES = {
    "host": [TABLET, UPRIGHT_TABLET],
    "console": [SMALL_LAPTOP, LAPTOP],
    "check_in": [SMALL_LAPTOP, TABLET],
    "projector": [PROJECTOR],
    "wall_big": [PROJECTOR],
    "fiche_editor": [LAPTOP],
    "fiche": [PHONE, LAPTOP],
    "dots_phone": [PHONE],
}


def sizes(name: str) -> list[tuple[int, int]]:
    return next((SIZES[start] for start in SIZES if name.startswith(start)), [LAPTOP])
