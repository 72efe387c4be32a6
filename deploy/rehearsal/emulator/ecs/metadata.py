"""The task metadata endpoint, version 4, as far as a container asks it."""

from emulator.ecs.model import Container, Json, Task, arn, stamp


def answer(task: Task, rest: str) -> Json | None:
    """What is told at the endpoint's own path, and at /task below it; None where there is nothing."""
    if rest in ("", "/"):
        return _container(task, task.containers[0])
    if rest == "/task":
        return _task(task)
    if rest == "/taskWithTags":
        return {**_task(task), "TaskTags": {tag["key"]: tag["value"] for tag in task.tags}}
    return {} if rest in ("/stats", "/task/stats") else None


def _container(task: Task, container: Container) -> Json:
    definition = task.container()
    return {
        "DockerId": container.docker_id, "Name": container.name, "DockerName": container.name,
        "Image": container.image, "ImageID": container.digest or "",
        "Labels": {"com.amazonaws.ecs.cluster": arn(task.region, f"cluster/{task.cluster}"),
                   "com.amazonaws.ecs.container-name": container.name, "com.amazonaws.ecs.task-arn": task.arn},
        "DesiredStatus": task.desired_status, "KnownStatus": "RUNNING",
        "Limits": {"CPU": definition.get("cpu", 0), "Memory": definition.get("memory")},
        "CreatedAt": stamp(task.created), "StartedAt": stamp(task.started or task.created), "Type": "NORMAL",
        "ContainerARN": arn(task.region, f"container/{task.cluster}/{task.id}/{container.name}"),
        "LogDriver": "awslogs", "Networks": [{
            "NetworkMode": "awsvpc", "IPv4Addresses": [task.address], "AttachmentIndex": 0,
            "IPv4SubnetCIDRBlock": ".".join(task.address.split(".")[:3]) + ".0/24",
            "PrivateDNSName": f"ip-{task.address.replace('.', '-')}.{task.region}.compute.internal"}],
        "Snapshotter": "overlayfs"}


def _task(task: Task) -> Json:
    return {
        "Cluster": arn(task.region, f"cluster/{task.cluster}"), "TaskARN": task.arn,
        "Family": task.definition["family"], "Revision": str(task.definition["revision"]),
        "DesiredStatus": task.desired_status, "KnownStatus": "RUNNING",
        "Limits": {"CPU": int(task.definition.get("cpu") or 0) / 1024, "Memory": int(
            task.definition.get("memory") or 0)},
        "PullStartedAt": stamp(task.created), "PullStoppedAt": stamp(task.created),
        "AvailabilityZone": task.zone, "LaunchType": "FARGATE",
        "Containers": [_container(task, one) for one in task.containers],
        "ServiceName": task.service.name if task.service else ""}
