"""What a screen weighs as it comes over the network, compression and headers included."""

from playwright.sync_api import Page

# Bytes. The promise for a host's first load is 60 kB: docs/fiabilite.md says what is missing.
HOST, ANY = 98_000, 250_000
# With each answer's headers as the browser counts them, and what is fetched without being drawn.
RECEIVED = """[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
  .reduce((sum, one) => sum + one.transferSize, 0)"""


def weight_faults(name: str, page: Page) -> list[str]:
    """Say that a screen, opened with an empty cache, is too heavy."""
    weight, most = page.evaluate(RECEIVED), HOST if name.startswith("host") else ANY
    return [f"weighs {weight / 1000:.1f} kB"] if weight > most else []
