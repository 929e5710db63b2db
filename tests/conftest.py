"""What every test may ask for."""

from hypothesis import settings

# A busy machine is slow, not wrong.
settings.register_profile("worldcafe", deadline=None)
settings.load_profile("worldcafe")

pytest_plugins = ["tests.cast", "tests.server", "tests.chromium"]
