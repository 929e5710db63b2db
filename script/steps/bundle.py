"""Puts into the wheel what is beside its packages: templates, guides, static files, catalogues."""

import shutil
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent))

import assets


class BundleHook(BuildHookInterface[Any]):
    """Makes what `./script/run` makes at its set-up; the installed folder is never written to."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Prepare the files and say where in the wheel they go; an editable install needs none."""
        if version == "editable":
            return
        folder = assets.BUILD / "wheel"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        assets.compile_catalogues()
        assets.make_fonts()
        assets.join_files()
        assets.collect(folder)
        build_data["force_include"] |= {
            str(folder / "static"): "worldcafe/static",
            str(assets.ROOT / "templates"): "worldcafe/templates",
            str(assets.ROOT / "docs"): "worldcafe/docs",
        }
