"""Stacks: made, changed, rolled back and deleted, as a tool sees it."""

import itertools
import unittest

from botocore.exceptions import ClientError

from emulator.clients import client
from tests import account

NUMBERS = itertools.count()

TOPIC = """
Parameters: {Name: {Type: String}}
Resources:
  Topic: {Type: AWS::SNS::Topic, Properties: {TopicName: !Ref Name}}
  Log: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: !Sub "/${Name}", RetentionInDays: %s}}
Outputs: {Arn: {Value: !Ref Topic, Export: {Name: !Sub "${AWS::StackName}-Arn"}}}
"""


class Stacks(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        account.start()

    def setUp(self):
        self.cloud = client("cloudformation", account.REGION)
        self.name = f"stack-{next(NUMBERS)}"

    def prepare(self, template, type_="CREATE", name=None, tags=(), **parameters):
        made = self.cloud.create_change_set(
            StackName=name or self.name, ChangeSetName=f"change-{next(NUMBERS)}", ChangeSetType=type_,
            TemplateBody=template, Tags=[{"Key": key, "Value": value} for key, value in tags],
            Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()])
        return self.cloud.describe_change_set(ChangeSetName=made["Id"])

    def apply(self, *arguments, **named):
        change_set = self.prepare(*arguments, **named)
        self.cloud.execute_change_set(ChangeSetName=change_set["ChangeSetId"])
        return account.ended(change_set["StackId"])

    def topic(self, days=7, **named):
        return self.apply(TOPIC % days, Name=self.name, **named)

    def reasons(self, status):
        events = self.cloud.describe_stack_events(StackName=self.name)["StackEvents"]
        return [one.get("ResourceStatusReason") for one in events if one["ResourceStatus"] == status]

    def retention(self):
        group, = client("logs", account.REGION).describe_log_groups(logGroupNamePrefix=f"/{self.name}")["logGroups"]
        return group["retentionInDays"]

    def test_a_change_set_makes_a_stack_with_outputs_and_events(self):
        change_set = self.prepare(TOPIC % 7, Name=self.name)
        before = self.cloud.describe_stacks(StackName=self.name)["Stacks"][0]["StackStatus"]

        self.cloud.execute_change_set(ChangeSetName=change_set["ChangeSetId"])
        stack = account.ended(self.name)

        self.assertEqual(before, "REVIEW_IN_PROGRESS")
        self.assertEqual([one["ResourceChange"]["Action"] for one in change_set["Changes"]], ["Add", "Add"])
        self.assertEqual(stack["StackStatus"], "CREATE_COMPLETE")
        self.assertIn(self.name, stack["Outputs"][0]["OutputValue"])
        self.assertEqual(stack["Outputs"][0]["ExportName"], f"{self.name}-Arn")
        events = [(one["LogicalResourceId"], one["ResourceStatus"])
                  for one in self.cloud.describe_stack_events(StackName=self.name)["StackEvents"]]
        self.assertEqual(events[::-1], [
            (self.name, "REVIEW_IN_PROGRESS"), (self.name, "CREATE_IN_PROGRESS"), ("Topic", "CREATE_IN_PROGRESS"),
            ("Topic", "CREATE_IN_PROGRESS"), ("Topic", "CREATE_COMPLETE"), ("Log", "CREATE_IN_PROGRESS"),
            ("Log", "CREATE_IN_PROGRESS"), ("Log", "CREATE_COMPLETE"), (self.name, "CREATE_COMPLETE")])

    def test_a_parameter_can_stay_as_it_is(self):
        self.topic()

        made = self.cloud.create_change_set(
            StackName=self.name, ChangeSetName="change", ChangeSetType="UPDATE", TemplateBody=TOPIC % 14,
            Parameters=[{"ParameterKey": "Name", "UsePreviousValue": True}])
        self.cloud.execute_change_set(ChangeSetName=made["Id"])
        stack = account.ended(self.name)

        self.assertEqual(stack["StackStatus"], "UPDATE_COMPLETE")
        self.assertEqual(stack["Parameters"], [{"ParameterKey": "Name", "ParameterValue": self.name}])
        self.assertEqual(self.retention(), 14)

    def test_the_same_again_is_no_change(self):
        self.topic()

        change_set = self.prepare(TOPIC % 7, "UPDATE", Name=self.name)

        self.assertEqual(change_set["Status"], "FAILED")
        self.assertIn("didn't contain changes", change_set["StatusReason"])
        with self.assertRaisesRegex(ClientError, "InvalidChangeSetStatus"):
            self.cloud.execute_change_set(ChangeSetName=change_set["ChangeSetId"])

    def test_other_tags_are_a_change(self):
        self.topic()

        self.assertEqual(self.prepare(TOPIC % 7, "UPDATE", tags=[("a", "b")], Name=self.name)["Status"],
                         "CREATE_COMPLETE")

    def test_an_update_changes_what_it_has_to(self):
        self.topic()

        change_set = self.prepare(TOPIC % 30, "UPDATE", Name=self.name)
        self.cloud.execute_change_set(ChangeSetName=change_set["ChangeSetId"])

        self.assertEqual(account.ended(self.name)["StackStatus"], "UPDATE_COMPLETE")
        self.assertEqual([one["ResourceChange"]["LogicalResourceId"] for one in change_set["Changes"]], ["Log"])
        self.assertEqual(self.retention(), 30)

    def test_a_failed_creation_takes_everything_back(self):
        client("sns", account.REGION).create_topic(Name="there")
        missing = "\n  Alarm: {Type: AWS::SNS::Subscription, Properties: {Endpoint: a@b.c, Protocol: email, " \
                  "TopicArn: 'arn:aws:sns:eu-west-1:123456789012:nobody'}}\nOutputs"

        stack = self.apply((TOPIC % 7).replace("\nOutputs", missing), Name=self.name)

        self.assertEqual(stack["StackStatus"], "ROLLBACK_COMPLETE")
        self.assertEqual(len(self.reasons("CREATE_FAILED")), 1)
        self.assertEqual(client("logs", account.REGION).describe_log_groups(
            logGroupNamePrefix=f"/{self.name}")["logGroups"], [])
        with self.assertRaisesRegex(ClientError, "ROLLBACK_COMPLETE state and can not be updated"):
            self.prepare(TOPIC % 7, "UPDATE", Name=self.name)

    def test_a_failed_update_brings_the_former_state_back(self):
        self.topic()
        wrong = "\n  Wrong: {Type: AWS::SNS::Subscription, DependsOn: Log, Properties: {Endpoint: a@b.c, " \
                "Protocol: email, TopicArn: 'arn:aws:sns:eu-west-1:123456789012:nobody'}}\nOutputs"

        stack = self.apply((TOPIC % 30).replace("\nOutputs", wrong), "UPDATE", Name=self.name)

        self.assertEqual(stack["StackStatus"], "UPDATE_ROLLBACK_COMPLETE")
        self.assertEqual(self.retention(), 7)
        resources = self.cloud.describe_stack_resources(StackName=self.name)["StackResources"]
        self.assertEqual([one["LogicalResourceId"] for one in resources], ["Topic", "Log"])
        self.assertEqual(self.prepare(TOPIC % 7, "UPDATE", Name=self.name)["Status"], "FAILED")

    def test_what_others_import_stays(self):
        self.topic()
        importer = """
            Resources: {Log: {Type: AWS::Logs::LogGroup, Properties: {
              LogGroupName: !Join ["", [/importer-of-, !Select [5, !Split [":", {Fn::ImportValue: %s-Arn}]]]]}}}
            """ % self.name
        self.apply(importer, name=self.name + "-user")

        self.cloud.delete_stack(StackName=self.name)

        stack = account.ended(self.name)
        self.assertEqual(stack["StackStatus"], "CREATE_COMPLETE")
        self.assertIn(f"Cannot delete export {self.name}-Arn as it is in use by {self.name}-user",
                      stack["StackStatusReason"])
        self.assertEqual(self.cloud.list_imports(ExportName=f"{self.name}-Arn")["Imports"], [self.name + "-user"])

    def test_an_import_of_nothing_fails(self):
        stack = self.apply("Resources: {Log: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: "
                           "{Fn::ImportValue: nobody}}}}")

        self.assertEqual(stack["StackStatus"], "ROLLBACK_COMPLETE")
        self.assertEqual(self.reasons("CREATE_FAILED"), ["No export named nobody found."])

    def test_a_deleted_stack_is_gone_and_so_is_what_it_made(self):
        identifier = self.topic()["StackId"]

        self.cloud.delete_stack(StackName=self.name)

        self.assertEqual(account.ended(identifier)["StackStatus"], "DELETE_COMPLETE")
        with self.assertRaisesRegex(ClientError, "does not exist"):
            self.cloud.describe_stacks(StackName=self.name)
        self.assertFalse([one for one in client("sns", account.REGION).list_topics()["Topics"]
                          if one["TopicArn"].endswith(self.name)])

    def test_a_bucket_with_something_in_it_is_not_deleted(self):
        bucket = f"{self.name}-bucket"
        self.apply("Resources: {Bucket: {Type: AWS::S3::Bucket, Properties: {BucketName: %s, VersioningConfiguration: "
                   "{Status: Enabled}}}}" % bucket)
        s3 = client("s3", account.REGION)
        s3.put_object(Bucket=bucket, Key="k", Body=b"v")
        s3.delete_object(Bucket=bucket, Key="k")

        self.cloud.delete_stack(StackName=self.name)

        self.assertEqual(account.ended(self.name)["StackStatus"], "DELETE_FAILED")
        self.assertIn("must delete all versions", self.reasons("DELETE_FAILED")[-1])
        for kind in ("Versions", "DeleteMarkers"):
            for one in s3.list_object_versions(Bucket=bucket).get(kind, []):
                s3.delete_object(Bucket=bucket, Key=one["Key"], VersionId=one["VersionId"])
        identifier = self.cloud.describe_stacks(StackName=self.name)["Stacks"][0]["StackId"]
        self.cloud.delete_stack(StackName=self.name)
        self.assertEqual(account.ended(identifier)["StackStatus"], "DELETE_COMPLETE")

    def test_what_is_not_known_is_refused_and_not_passed_over(self):
        with self.assertRaisesRegex(ClientError, "Unrecognized resource types"):
            self.prepare("Resources: {A: {Type: AWS::Nobody::Knows}}")

    def test_named_roles_need_a_capability(self):
        with self.assertRaisesRegex(ClientError, "CAPABILITY_NAMED_IAM"):
            self.prepare("Resources: {R: {Type: AWS::IAM::Role, Properties: {RoleName: r, AssumeRolePolicyDocument: "
                         "{}}}}")

    def test_tags_find_what_stacks_have(self):
        self.topic(tags=[("stack-of", self.name)])

        found = client("resourcegroupstaggingapi", account.REGION).get_resources(
            TagFilters=[{"Key": "stack-of", "Values": [self.name]}])["ResourceTagMappingList"]

        self.assertEqual(sorted(one["ResourceARN"].split(":")[2] for one in found), ["logs", "sns"])
