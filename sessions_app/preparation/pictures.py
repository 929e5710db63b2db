"""QR codes in a picture that a browser sent as brightness, one byte per pixel, row by row."""

LARGEST_SIDE = 4_000


def qr_codes(pixels: bytes, width: int) -> list[bytes]:
    """Return what each QR code of the picture holds.

    Raises ValueError where the bytes are not rows of ``width`` pixels.
    """
    # Loaded on its first use: few cafés ever need it.
    import zxingcpp

    if not 1 <= width <= LARGEST_SIDE or not pixels or len(pixels) % width:
        raise ValueError("not a picture")
    rows = memoryview(pixels).cast("B", shape=(len(pixels) // width, width))
    found = zxingcpp.read_barcodes(rows, zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    return [one.bytes for one in found]
