"""The life of one service of the environment staging, with the project's own stacks and a tiny image, in Docker."""

import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import threading
import time
import unittest
import urllib.request
from collections import Counter
from pathlib import Path

import boto3
import docker

ROOT = Path(__file__).parents[2]
REGION = "ap-northeast-1"
BUSYBOX = shutil.which("busybox")
CLUSTER, SERVICE = "quartet-staging", "user-service"
STACK = f"{CLUSTER}-{SERVICE}"
BEFORE = [("network", {}), ("data", {"DataProtection": "none"}), ("roles", {}), ("load-balancer", {}),
          ("cluster-fargate", {}), ("notifications", {})]


def is_there():
    """Whether there is a Docker that this test may use, and what its image is made of."""
    return BUSYBOX is not None and "DOCKER_HOST" in os.environ


def image(client, text):
    """Makes an image that answers /user/json with a text, and is ready at once."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        archive.add(BUSYBOX, "bin/busybox")
        for name, content in (("json", text), ("readyz", "ready")):
            member = tarfile.TarInfo(f"www/user/{name}")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content.encode()))
    made = client.api.import_image_from_data(packed.getvalue(), repository="quartet-rehearsal-test", tag=text,
                                             changes=['CMD ["/bin/busybox", "httpd", "-f", "-p", "80", "-h", "/www"]'])
    assert "error" not in made, made
    return f"quartet-rehearsal-test:{text}"


def until(condition, what, seconds=60):
    """Waits for something, and gives it."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if found := condition():
            return found
        time.sleep(0.1)
    raise AssertionError(f"not within {seconds} s: {what}")


class Asking:
    """Requests without a pause, and what became of them."""

    def __init__(self, url):
        self._url = url
        self._is_over = threading.Event()
        self.answers = Counter()

    def _ask(self):
        while not self._is_over.wait(0.02):
            try:
                with urllib.request.urlopen(self._url, timeout=10) as answer:
                    self.answers[answer.read().decode()] += 1
            except OSError as error:
                self.answers[str(error)] += 1

    def __enter__(self):
        self._thread = threading.Thread(target=self._ask)
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._is_over.set()
        self._thread.join()


@unittest.skipUnless(is_there(), "No DOCKER_HOST or no busybox-static here: run it by .ci/with-containers.")
class Life(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        cls.docker = docker.DockerClient(base_url=os.environ["DOCKER_HOST"])
        cls.images = {text: image(cls.docker, text) for text in ("one", "two")}
        cls.addClassCleanup(cls.remove_images)
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.process = subprocess.Popen(
            [sys.executable, "-m", "emulator", "--state", folder.name, "--speed", "20", "--listener-base", "23000"],
            cwd=ROOT / "rehearsal", stdout=subprocess.PIPE, text=True)
        cls.addClassCleanup(cls.end)
        cls.endpoint = cls.process.stdout.readline().split()[-1]

    @classmethod
    def remove_images(cls):
        for name in cls.images.values():
            cls.docker.images.remove(name, force=True)

    @classmethod
    def end(cls):
        cls.process.terminate()
        cls.process.wait(30)
        cls.process.stdout.close()

    def client(self, service):
        return boto3.client(service, region_name=REGION, endpoint_url=self.endpoint, aws_access_key_id="a",
                            aws_secret_access_key="a")

    def stack(self, name, template, **parameters):
        cloud = self.client("cloudformation")
        there = {one["StackName"] for one in cloud.describe_stacks()["Stacks"]}
        change_set = cloud.create_change_set(
            StackName=name, ChangeSetName=f"c{time.monotonic_ns()}", Capabilities=["CAPABILITY_NAMED_IAM"],
            ChangeSetType="UPDATE" if name in there else "CREATE",
            TemplateBody=(ROOT / "stacks" / f"{template}.yaml").read_text(),
            Parameters=[{"ParameterKey": key, "ParameterValue": value}
                        for key, value in {"Environment": "staging", **parameters}.items()],
            Tags=[{"Key": "project", "Value": "quartet"}])
        cloud.execute_change_set(ChangeSetName=change_set["Id"])
        return self.ended(change_set["StackId"])

    def ended(self, name):
        def stack():
            one, = self.client("cloudformation").describe_stacks(StackName=name)["Stacks"]
            return None if one["StackStatus"].endswith("_IN_PROGRESS") else one

        return until(stack, f"the end of {name}")

    def register(self, text, **changed):
        definition = json.loads((ROOT / "task-definitions" / f"{SERVICE}.json").read_text().replace(
            "${ENVIRONMENT}", "staging").replace("${ACCOUNT}", "123456789012").replace("${REGION}", REGION))
        definition["containerDefinitions"][0] |= {"image": self.images[text], "stopTimeout": 2, **changed}
        return self.client("ecs").register_task_definition(**definition)["taskDefinition"]["taskDefinitionArn"]

    def release(self, definition):
        return self.stack(STACK, "service", Service=SERVICE, TaskDefinitionArn=definition)

    def tasks(self, status="RUNNING"):
        ecs = self.client("ecs")
        arns = ecs.list_tasks(cluster=CLUSTER, desiredStatus=status)["taskArns"]
        return ecs.describe_tasks(cluster=CLUSTER, tasks=arns)["tasks"] if arns else []

    def are_healthy(self, count):
        """Whether so many tasks run, and the load balancer finds just these healthy, none that died a moment ago."""
        group, = [one["targetGroupArn"] for one in self.client("ecs").describe_services(
            cluster=CLUSTER, services=[SERVICE])["services"][0]["loadBalancers"]]
        healthy = {one["Target"]["Id"] for one in self.client("elbv2").describe_target_health(
            TargetGroupArn=group)["TargetHealthDescriptions"] if one["TargetHealth"]["State"] == "healthy"}
        running = [one["containers"][0]["networkInterfaces"][0]["privateIpv4Address"] for one in self.tasks()]
        return len(running) == count and healthy == set(running)

    def answer(self):
        with urllib.request.urlopen(self.url + "/user/json", timeout=10) as answer:
            return answer.read().decode()

    def test_life(self):
        for step in (self.comes_up, self.rolls_without_a_failure, self.takes_a_bad_release_back,
                     self.takes_back_what_is_never_ready, self.scales,
                     self.replaces_a_dead_task, self.stops_in_order, self.outlives_its_proxy,
                     self.goes_without_a_trace):
            with self.subTest(step.__name__):
                step()

    def comes_up(self):
        for template, parameters in BEFORE:
            self.assertEqual(self.stack(f"{CLUSTER}-{template}", template, **parameters)["StackStatus"],
                             "CREATE_COMPLETE")
        for template in ("route", "alarms"):
            self.assertEqual(self.stack(f"{STACK}-{template}", template, Service=SERVICE)["StackStatus"],
                             "CREATE_COMPLETE")
        balancer, = self.client("elbv2").describe_load_balancers()["LoadBalancers"]
        type(self).url = "http://" + balancer["DNSName"]

        self.assertEqual(self.release(self.register("one"))["StackStatus"], "CREATE_COMPLETE")
        self.assertEqual(self.answer(), "one")

    def rolls_without_a_failure(self):
        with Asking(self.url + "/user/json") as asking:
            self.assertEqual(self.release(self.register("two"))["StackStatus"], "UPDATE_COMPLETE")

        self.assertEqual(asking.answers.keys(), {"one", "two"}, asking.answers)
        self.assertEqual(self.answer(), "two")

    def takes_a_bad_release_back(self):
        with Asking(self.url + "/user/json") as asking:
            stack = self.release(self.register("one", command=["/bin/busybox", "false"]))

        self.assertEqual(stack["StackStatus"], "UPDATE_ROLLBACK_COMPLETE")
        self.assertEqual(asking.answers.keys(), {"two"}, asking.answers)
        service, = self.client("ecs").describe_services(cluster=CLUSTER, services=[SERVICE])["services"]
        self.assertEqual([one["rolloutState"] for one in service["deployments"]], ["COMPLETED"])
        told = " ".join(one["message"] for one in service["events"])
        self.assertIn("deployment failed: tasks failed to start.", told)
        self.assertIn("rolling back to deployment", told)
        exits = [one["containers"][0]["exitCode"] for one in self.tasks("STOPPED")
                 if one["stopCode"] == "EssentialContainerExited"]
        self.assertEqual(exits, [1, 1, 1])

    def takes_back_what_is_never_ready(self):
        ecs = self.client("ecs")
        bad = self.register("one", command=["/bin/busybox", "httpd", "-f", "-p", "80", "-h", "/bin"])

        def rollout():
            service, = ecs.describe_services(cluster=CLUSTER, services=[SERVICE])["services"]
            return (service["taskDefinition"] != bad and len(service["deployments"]) == 1
                    and service["deployments"][0]["rolloutState"] == "COMPLETED")

        with Asking(self.url + "/user/json") as asking:
            # Without the minute that the stack allows for a start.
            ecs.update_service(cluster=CLUSTER, service=SERVICE, taskDefinition=bad, healthCheckGracePeriodSeconds=0)
            until(rollout, "the good revision again")

        self.assertEqual(asking.answers.keys(), {"two"}, asking.answers)
        reasons = [one["stoppedReason"] for one in self.tasks("STOPPED") if one["taskDefinitionArn"] == bad]
        self.assertEqual(sum("Task failed ELB health checks" in one for one in reasons), 3, reasons)

    def scales(self):
        self.stack(f"{STACK}-scaling", "scaling", Service=SERVICE, MinimumTasks="2", MaximumTasks="2")

        until(lambda: self.are_healthy(2), "two healthy targets")
        self.assertEqual({one["availabilityZone"] for one in self.tasks()}, {f"{REGION}a", f"{REGION}c"})

    def replaces_a_dead_task(self):
        dead = self.tasks()[0]

        self.docker.containers.get(dead["containers"][0]["runtimeId"]).kill()

        until(lambda: dead["taskArn"] not in {one["taskArn"] for one in self.tasks()} and self.are_healthy(2),
              "another task")
        noticed, = [one for one in self.tasks("STOPPED") if one["taskArn"] == dead["taskArn"]]
        self.assertEqual((noticed["stopCode"], noticed["containers"][0]["exitCode"]),
                         ("EssentialContainerExited", 137))

    def stops_in_order(self):
        arn = self.tasks()[0]["taskArn"]
        with Asking(self.url + "/user/json") as asking:
            self.client("ecs").stop_task(cluster=CLUSTER, task=arn, reason="a try")
            until(lambda: [one for one in self.tasks("STOPPED") if one["taskArn"] == arn
                           and one["lastStatus"] == "STOPPED"], "the end of a task")

        self.assertEqual(asking.answers.keys(), {"two"}, asking.answers)

    def outlives_its_proxy(self):
        subprocess.run(["pkill", "-KILL", "-P", str(self.process.pid)], check=True)

        until(lambda: self.are_healthy(2) and self.is_answered(), "answers again")

    def is_answered(self):
        try:
            return self.answer() == "two"
        except OSError:
            return False

    def goes_without_a_trace(self):
        cloud = self.client("cloudformation")
        names = [one["StackName"] for one in cloud.describe_stacks()["Stacks"]]
        for name in names:
            identifier = cloud.describe_stacks(StackName=name)["Stacks"][0]["StackId"]
            cloud.delete_stack(StackName=name)
            self.assertEqual(self.ended(identifier)["StackStatus"], "DELETE_COMPLETE", name)

        left = self.client("resourcegroupstaggingapi").get_resources(
            TagFilters=[{"Key": "project", "Values": ["quartet"]}])["ResourceTagMappingList"]
        self.assertEqual(left, [])
        self.assertEqual([one for one in self.docker.containers.list(all=True, filters={
            "label": "com.amazonaws.ecs.container-name"}) if one.labels["com.amazonaws.ecs.task-arn"].split("/")[1]
            == CLUSTER and one.image.tags[:1] in ([name] for name in self.images.values())], [])
