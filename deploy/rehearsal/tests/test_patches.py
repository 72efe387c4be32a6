"""The changes of moto, against the moto that is installed."""

import unittest
from importlib.metadata import version
from pathlib import Path
from unittest.mock import patch

from moto.elbv2.models import ELBv2Backend

from emulator import patches
from emulator.alb.control import LoadBalancing
from emulator.settings import Settings

SETTINGS = Settings(0, Path("/nowhere"), "", "127.0.0.1:5000", 20000, 1.0, None)
PINS = Path(__file__).parents[3] / ".ci" / "requirements.txt"


class Patches(unittest.TestCase):

    def test_moto_is_the_pinned_one(self):
        self.assertIn(f"moto[server]=={version('moto')}", PINS.read_text().splitlines())

    def test_each_fits_the_installed_moto(self):
        for one in patches.patches(SETTINGS, LoadBalancing(SETTINGS)):
            with self.subTest(one.why):
                self.assertTrue(one.fits())

    def test_one_that_does_not_fit_stops_the_start(self):
        with patch.object(ELBv2Backend, "register_targets", lambda self, other: None):
            with self.assertRaisesRegex(RuntimeError, "not the one that was changed: targets of an address"):
                patches.apply(SETTINGS, LoadBalancing(SETTINGS))
