"""Which rule a request falls under."""

import unittest

from emulator.alb import rules


def rule(priority, *paths, goes="x", field="path-pattern"):
    return {"priority": priority, "conditions": [{"field": field, "values": list(paths)}], "actions": [goes]}


class Matching(unittest.TestCase):

    def test_star_is_any_text_and_question_mark_one_character(self):
        self.assertTrue(rules.matches("/user/*", "/user/people/1"))
        self.assertTrue(rules.matches("/user/*", "/user/"))
        self.assertFalse(rules.matches("/user/*", "/user"))
        self.assertTrue(rules.matches("*actuator*", "/user/x/..;/actuator/health"))
        self.assertTrue(rules.matches("/?", "/a"))
        self.assertFalse(rules.matches("/?", "/ab"))

    def test_nothing_else_is_special(self):
        self.assertFalse(rules.matches("/a.c", "/abc"))
        self.assertFalse(rules.matches("/[a]", "/a"))

    def test_paths_are_case_sensitive_and_hosts_are_not(self):
        listener = {"rules": [rule(1, "/User"), rule(2, "SHOP.*", goes="y", field="host-header")], "default": ["z"]}
        self.assertEqual(rules.actions(listener, "GET", "shop.example", "/user"), ["y"])
        self.assertEqual(rules.actions(listener, "GET", "other.example", "/user"), ["z"])

    def test_the_lowest_priority_number_wins_whatever_the_order(self):
        listener = {"rules": [rule(20, "/*", goes="late"), rule(3, "/user", goes="soon")], "default": ["none"]}
        self.assertEqual(rules.actions(listener, "GET", "", "/user"), ["soon"])
        self.assertEqual(rules.actions(listener, "GET", "", "/news"), ["late"])

    def test_all_conditions_have_to_be_met(self):
        both = rule(1, "/user")
        both["conditions"].append({"field": "http-request-method", "values": ["POST"]})
        listener = {"rules": [both], "default": ["none"]}
        self.assertEqual(rules.actions(listener, "GET", "", "/user"), ["none"])
        self.assertEqual(rules.actions(listener, "POST", "", "/user"), ["x"])

    def test_a_condition_of_another_kind_never_fits(self):
        self.assertFalse(rules.fits({"field": "source-ip", "values": ["0.0.0.0/0"]}, "GET", "", "/"))


class Forwarding(unittest.TestCase):

    def test_a_group_of_weight_zero_gets_nothing(self):
        action = {"groups": [{"arn": "one", "weight": 100}, {"arn": "other", "weight": 0}]}
        self.assertEqual({rules.group(action) for _ in range(100)}, {"one"})

    def test_without_any_weight_there_is_no_group(self):
        self.assertIsNone(rules.group({"groups": [{"arn": "one", "weight": 0}]}))

    def test_weights_are_shares(self):
        action = {"groups": [{"arn": "one", "weight": 50}, {"arn": "other", "weight": 50}]}
        self.assertEqual({rules.group(action) for _ in range(200)}, {"one", "other"})


class Redirects(unittest.TestCase):

    def test_what_is_not_named_stays(self):
        self.assertEqual(rules.location({"path": "/user/overview", "query": ""}, host="127.0.0.1", port=20080,
                                        path="/", query="a=1"), "http://127.0.0.1:20080/user/overview")
        self.assertEqual(rules.location({}, host="h", port=80, path="/a", query="b=2"), "http://h/a?b=2")

    def test_to_https(self):
        self.assertEqual(rules.location({"protocol": "HTTPS", "port": "443"}, host="h", port=80, path="/a", query=""),
                         "https://h/a")
