"""Targets as the control plane knows them."""

import unittest
from pathlib import Path
from unittest.mock import patch

from emulator.alb.control import LoadBalancing
from emulator.settings import Settings

HEALTHY = {"state": "healthy", "reason": None, "description": None}


class Targets(unittest.TestCase):

    def setUp(self):
        self.balancing = LoadBalancing(Settings(0, Path("/nowhere"), "", "", 12000, 1.0, None))

    def state(self):
        return self.balancing.health("group", "10.0.0.4:80")["state"]

    def told(self, number):
        self.balancing.hear({"group": {"10.0.0.4:80": {**HEALTHY, "number": number}}})

    def test_one_that_nobody_registered_is_unused(self):
        self.assertEqual(self.state(), "unused")

    def test_one_is_initial_until_the_proxy_tells(self):
        self.balancing.register("group", "10.0.0.4:80")
        self.assertEqual(self.state(), "initial")
        self.told(0)
        self.assertEqual(self.state(), "healthy")

    def test_what_was_told_of_a_former_one_does_not_count(self):
        self.balancing.register("group", "10.0.0.4:80")
        self.told(0)
        self.balancing.drop("group", "10.0.0.4:80")
        self.balancing.register("group", "10.0.0.4:80")
        self.assertEqual(self.state(), "initial")
        self.told(0)
        self.assertEqual(self.state(), "initial")
        self.told(1)
        self.assertEqual(self.state(), "healthy")

    def test_one_that_was_deregistered_drains(self):
        self.balancing.register("group", "10.0.0.4:80")
        self.told(0)
        with patch.object(LoadBalancing, "_delay", return_value=60):
            self.balancing.deregister("group", "10.0.0.4:80")
        self.assertEqual(self.state(), "draining")
