"""The arithmetic of a rolling deployment, played through."""

import unittest

from emulator.ecs import rolling


def play(desired, minimum, maximum):
    """Gives the lowest number of healthy tasks and the highest of all, and the steps, of a release that goes well."""
    old, new, healthy_new, lowest, highest, steps = desired, 0, 0, desired, desired, 0
    while old or healthy_new < desired:
        steps += 1
        if steps > 100:
            raise AssertionError("it never ends")
        new += rolling.to_start(desired, maximum, new=new, old=old)
        highest = max(highest, old + new)
        old -= rolling.to_stop(desired, minimum, healthy_new=healthy_new, healthy_old=old)
        lowest = min(lowest, old + healthy_new)
        healthy_new = new
    return lowest, highest, steps


class Rolling(unittest.TestCase):

    def test_full_strength_all_the_time_and_twice_as_many_at_most(self):
        for desired in (1, 2, 3, 8):
            with self.subTest(desired=desired):
                self.assertEqual(play(desired, 100, 200)[:2], (desired, 2 * desired))

    def test_half_of_them_stop_first_where_there_is_no_room(self):
        self.assertEqual(play(4, 50, 100)[:2], (2, 4))

    def test_of_one_task_there_is_no_half_to_stop(self):
        with self.assertRaisesRegex(AssertionError, "never ends"):
            play(1, 50, 100)

    def test_the_lower_bound_is_rounded_up_and_the_upper_one_down(self):
        self.assertEqual(rolling.fewest(3, 50), 2)
        self.assertEqual(rolling.most(3, 150), 4)

    def test_never_starts_more_than_wanted(self):
        self.assertEqual(rolling.to_start(2, 200, new=2, old=0), 0)
        self.assertEqual(rolling.to_start(2, 200, new=3, old=0), 0)


class CircuitBreaker(unittest.TestCase):

    def test_half_of_the_wanted_tasks_at_least_3_and_at_most_200(self):
        expected = {1: 3, 2: 3, 5: 3, 7: 4, 25: 13, 400: 200, 1000: 200}
        self.assertEqual({desired: rolling.threshold(desired) for desired in expected}, expected)
