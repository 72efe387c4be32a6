"""Templates, their functions and their order."""

import unittest
from textwrap import dedent

from emulator.cloudformation import template as templates
from emulator.errors import AwsError

NOTHING = "Resources: {A: {Type: X}}\n"


def scope(text, ref=str, **given):
    read = templates.read(dedent(text))
    return templates.Scope(
        read, templates.parameters(read, given),
        {"AWS::Region": "eu-west-1", "AWS::NoValue": templates.NO_VALUE, "AWS::StackName": "s"}, ref,
        lambda name, attribute: f"{name}'s {attribute}", lambda export: f"imported {export}",
        lambda region: ["a", "c"])


class Functions(unittest.TestCase):

    def resolved(self, value, ref=str):
        declared = """
            Parameters: {P: {Type: String, Default: p}, N: {Type: Number, Default: 7}}
            Mappings: {M: {p: {k: mapped}}}
            Conditions: {IsSo: !Equals [!Ref P, p], IsNot: !Not [!Condition IsSo]}
            Resources: {A: {Type: X, Properties: {V: %s}}}
            """ % value
        one = scope(declared, ref)
        return one.resolve(one.template["Resources"]["A"]["Properties"])

    def test_each_has_its_value(self):
        for written, expected in {
                "!Ref P": "p", "!Ref N": 7, "!Ref A": "A", "!GetAtt A.B.C": "A's B.C", '!Sub "${P}-${A}-${A.Arn}"':
                "p-A-A's Arn", '!Sub ["${x}${P}", {x: !Ref N}]': "7p", '!Sub "${!x}"': "${x}",
                '!Join ["/", [a, !Ref P]]': "a/p", '!Select [1, !Split [",", "a,b"]]': "b",
                "!FindInMap [M, !Ref P, k]": "mapped", "!If [IsSo, a, b]": "a", "!If [IsNot, a, b]": "b",
                '{Fn::ImportValue: !Sub "${P}-x"}': "imported p-x", '!Select [1, !GetAZs ""]': "c",
                "!Cidr [10.0.0.0/16, 2, 8]": ["10.0.0.0/24", "10.0.1.0/24"], "!Base64 a": "YQ=="}.items():
            with self.subTest(written):
                self.assertEqual(self.resolved(written), {"V": expected})

    def test_no_value_is_left_out_of_objects_and_lists(self):
        self.assertEqual(self.resolved("!Ref AWS::NoValue"), {})
        self.assertEqual(self.resolved("[a, !If [IsNot, b, !Ref AWS::NoValue]]"), {"V": ["a"]})

    def test_a_date_stays_a_text(self):
        self.assertEqual(self.resolved("2012-10-17"), {"V": "2012-10-17"})

    def test_a_name_that_is_nothing_is_refused(self):
        with self.assertRaisesRegex(AwsError, "Unresolved resource dependencies"):
            self.resolved("!Ref Nobody")


class Parameters(unittest.TestCase):

    def refused(self, message, declaration, **given):
        text = "Parameters: {P: %s}\n%s" % (declaration, NOTHING)
        with self.assertRaisesRegex(AwsError, message):
            templates.parameters(templates.read(text), given)

    def test_what_does_not_fit_is_refused(self):
        self.refused("do not exist", "{Type: String, Default: a}", Q="a")
        self.refused("must have values", "{Type: String}")
        self.refused("AllowedValues", "{Type: String, AllowedValues: [a]}", P="b")
        self.refused("failed to satisfy", "{Type: String, AllowedPattern: '[a-z]+'}", P="B")
        self.refused("must be a number", "{Type: Number}", P="b")
        self.refused("not less than", "{Type: Number, MinValue: 2}", P="1")
        self.refused("not greater than", "{Type: Number, MaxValue: 2}", P="3")

    def test_rules_speak(self):
        text = """
            Parameters: {P: {Type: String}}
            Rules: {R: {RuleCondition: !Equals [!Ref P, a], Assertions: [
              {Assert: !Equals [!Ref P, b], AssertDescription: not this}]}}
            Resources: {A: {Type: X}}
            """
        self.assertEqual(list(templates.broken_rules(scope(text, P="a"))), ["not this"])
        self.assertEqual(list(templates.broken_rules(scope(text, P="c"))), [])


class Order(unittest.TestCase):

    def test_what_is_needed_comes_first(self):
        read = templates.read(dedent("""
            Resources:
              A: {Type: X, Properties: {V: !Sub "${B.Arn}"}}
              B: {Type: X, DependsOn: C, Properties: {V: !Ref D}}
              C: {Type: X}
              D: {Type: X, Properties: {V: !GetAtt C.Arn}}
            """))
        self.assertEqual(templates.order(read["Resources"]), ["C", "D", "B", "A"])

    def test_a_circle_is_refused(self):
        read = templates.read("Resources: {A: {Type: X, DependsOn: B}, B: {Type: X, DependsOn: A}}")
        with self.assertRaisesRegex(AwsError, "Circular"):
            templates.order(read["Resources"])
