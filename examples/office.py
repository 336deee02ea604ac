"""LibreOffice without a window, for the examples that only a real office program can make."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

__all__ = ["convert", "office_python"]


def _soffice() -> str:
    found = shutil.which("soffice")
    if not found:
        raise SystemExit("LibreOffice is not on this machine: install libreoffice-calc-nogui and python3-uno")
    return found


def convert(source: Path, extension: str, target: Path) -> None:
    """Writes `source` as a file of another kind, with LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [
            _soffice(),
            profile,
            "--headless",
            "--convert-to",
            extension,
            "--outdir",
            folder,
            str(source),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        shutil.copyfile(Path(folder) / f"{source.stem}.{extension.partition(':')[0]}", target)


def office_python(script: Path, *arguments: str) -> None:
    """Runs a script that drives LibreOffice, with the Python that has its bridge (Debian's python3-uno)."""
    with tempfile.TemporaryDirectory() as folder:
        pipe = f"pipe,name=candour-{Path(folder).name};urp;"
        profile = f"-env:UserInstallation=file://{folder}/profile"
        office = subprocess.Popen([_soffice(), profile, "--headless", "--norestore", f"--accept={pipe}"])
        try:
            subprocess.run(["/usr/bin/python3", str(script), pipe, *arguments], check=True, timeout=180)
        finally:
            office.terminate()
            office.wait(60)
