"""What checks make of a target's health."""

import unittest

from emulator.alb.health import Health, matches


class States(unittest.TestCase):

    def test_one_good_answer_lets_a_new_target_in(self):
        health = Health()
        health.passed(5)
        self.assertEqual(health.state, "healthy")

    def test_a_new_target_is_initial_until_it_has_failed_often_enough(self):
        health = Health()
        health.failed(3, "Target.FailedHealthChecks", "Health checks failed")
        health.failed(3, "Target.FailedHealthChecks", "Health checks failed")
        self.assertEqual((health.state, health.reason), ("initial", "Elb.InitialHealthChecking"))
        health.failed(3, "Target.FailedHealthChecks", "Health checks failed")
        self.assertEqual((health.state, health.reason), ("unhealthy", "Target.FailedHealthChecks"))

    def test_a_healthy_target_survives_fewer_failures_than_the_threshold(self):
        health = Health()
        health.passed(2)
        health.failed(2, "r", "d")
        health.passed(2)
        health.failed(2, "r", "d")
        self.assertEqual((health.state, health.reason), ("healthy", None))
        health.failed(2, "r", "d")
        self.assertEqual(health.told(), {"state": "unhealthy", "reason": "r", "description": "d"})

    def test_an_unhealthy_target_needs_good_answers_in_a_row(self):
        health = Health(state="unhealthy")
        health.passed(2)
        health.failed(2, "r", "d")
        health.passed(2)
        self.assertEqual(health.state, "unhealthy")
        health.passed(2)
        self.assertEqual(health.state, "healthy")


class Matchers(unittest.TestCase):

    def test_codes_lists_and_ranges(self):
        self.assertTrue(matches(200, "200"))
        self.assertFalse(matches(204, "200"))
        self.assertTrue(matches(204, "200,202-204"))
        self.assertFalse(matches(205, "200,202-204"))
