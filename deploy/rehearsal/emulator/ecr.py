"""ECR in front of a plain registry: repositories are moto's, images are what the registry has."""

import base64
import json
import time
from collections.abc import Callable
from typing import Any

import requests
from moto.ecr.models import ecr_backends

from emulator.errors import AwsError
from emulator.settings import ACCOUNT

Json = dict[str, Any]
_MANIFESTS = ", ".join((
    "application/vnd.oci.image.index.v1+json", "application/vnd.docker.distribution.manifest.list.v2+json",
    "application/vnd.oci.image.manifest.v1+json", "application/vnd.docker.distribution.manifest.v2+json"))
_SECONDS = 10
_TOKEN_SECONDS = 12 * 60 * 60


class EcrApi:
    """Each public method is an operation, called with its request."""

    def __init__(self, registry: str):
        self._registry = registry
        # A registry does not say when an image came, and forgets no tag of its own accord.
        self._deleted: set[tuple[str, str]] = set()
        self._pushed: dict[tuple[str, str], float] = {}

    def get_authorization_token(self, region: str, request: Json) -> Json:
        return {"authorizationData": [{
            "authorizationToken": base64.b64encode(b"AWS:rehearsal").decode(),
            "expiresAt": time.time() + _TOKEN_SECONDS, "proxyEndpoint": f"http://{self._registry}"}]}

    def list_images(self, region: str, request: Json) -> Json:
        return {"imageIds": [{"imageDigest": digest, "imageTag": tag}
                             for tag, digest in self._tags(self._repository(region, request)).items()]}

    def describe_images(self, region: str, request: Json) -> Json:
        name = self._repository(region, request)
        tags = self._tags(name)
        digests: dict[str, list[str]] = {}
        for tag, digest in tags.items():
            digests.setdefault(digest, []).append(tag)
        wanted = list(digests)
        if "imageIds" in request:
            wanted = [self._named(name, one, tags) for one in request["imageIds"]]
        return {"imageDetails": [self._detail(name, digest, digests.get(digest, [])) for digest in wanted]}

    def batch_get_image(self, region: str, request: Json) -> Json:
        name = self._repository(region, request)
        tags, images, failures = self._tags(name), [], []
        for one in request["imageIds"]:
            try:
                digest = self._named(name, one, tags)
                answer = self._get(f"{name}/manifests/{digest}")
                images.append({"registryId": ACCOUNT, "repositoryName": name, "imageManifest": answer.text,
                               "imageId": {**one, "imageDigest": digest},
                               "imageManifestMediaType": answer.headers["Content-Type"]})
            except AwsError as error:
                failures.append({"imageId": one, "failureCode": "ImageNotFound", "failureReason": error.message})
        return {"images": images, "failures": failures}

    def batch_delete_image(self, region: str, request: Json) -> Json:
        name = self._repository(region, request)
        tags, deleted, failures = self._tags(name), [], []
        for one in request["imageIds"]:
            try:
                digest = self._named(name, one, tags)
            except AwsError as error:
                failures.append({"imageId": one, "failureCode": "ImageNotFound", "failureReason": error.message})
                continue
            gone = {tag: own for tag, own in tags.items() if tag == one.get("imageTag", tag) and own == digest}
            self._deleted |= {(name, tag + own) for tag, own in gone.items()}
            deleted += [{"imageTag": tag, "imageDigest": own} for tag, own in gone.items()]
        return {"imageIds": deleted, "failures": failures}

    def put_image(self, region: str, request: Json) -> Json:
        name, tag = self._repository(region, request), request.get("imageTag", "latest")
        kind = request.get("imageManifestMediaType") or json.loads(request["imageManifest"]).get("mediaType")
        if tag in self._tags(name):
            raise AwsError("ImageTagAlreadyExistsException",
                           f"The image tag '{tag}' already exists in the '{name}' repository and cannot be "
                           "overwritten because the tag is immutable.")
        answer = requests.put(f"http://{self._registry}/v2/{name}/manifests/{tag}", timeout=_SECONDS,
                              data=request["imageManifest"].encode(), headers={"Content-Type": kind})
        answer.raise_for_status()
        return {"image": {"registryId": ACCOUNT, "repositoryName": name, "imageManifest": request["imageManifest"],
                          "imageId": {"imageTag": tag, "imageDigest": answer.headers["Docker-Content-Digest"]}}}

    def delete_repository(self, region: str, request: Json) -> Json:
        name = self._repository(region, request)
        tags = self._tags(name)
        if tags and not request.get("force"):
            raise AwsError("RepositoryNotEmptyException",
                           f"The repository with name '{name}' in registry with id '{ACCOUNT}' cannot be deleted "
                           "because it still contains images")
        self._deleted |= {(name, tag + digest) for tag, digest in tags.items()}
        repository = ecr_backends[ACCOUNT][region].repositories.pop(name)
        return {"repository": {"repositoryName": name, "repositoryArn": repository.arn, "registryId": ACCOUNT,
                               "repositoryUri": f"{self._registry}/{name}"}}

    # ---- The registry

    @staticmethod
    def _repository(region: str, request: Json) -> str:
        name: str = request["repositoryName"]
        if name not in ecr_backends[ACCOUNT][region].repositories:
            raise AwsError("RepositoryNotFoundException", f"The repository with name '{name}' does not exist in the "
                                                          f"registry with id '{ACCOUNT}'")
        return name

    def _tags(self, name: str) -> dict[str, str]:
        answer = requests.get(f"http://{self._registry}/v2/{name}/tags/list", timeout=_SECONDS)
        names = (answer.json().get("tags") or []) if answer.ok else []
        there = {tag: self._digest(name, tag) for tag in names}
        return {tag: digest for tag, digest in there.items() if digest and (name, tag + digest) not in self._deleted}

    def _digest(self, name: str, reference: str) -> str | None:
        answer = requests.head(f"http://{self._registry}/v2/{name}/manifests/{reference}", timeout=_SECONDS,
                               headers={"Accept": _MANIFESTS})
        return answer.headers.get("Docker-Content-Digest") if answer.ok else None

    def _get(self, path: str) -> requests.Response:
        answer = requests.get(f"http://{self._registry}/v2/{path}", timeout=_SECONDS, headers={"Accept": _MANIFESTS})
        answer.raise_for_status()
        return answer

    def _named(self, name: str, wanted: Json, tags: dict[str, str]) -> str:
        digest = tags.get(wanted["imageTag"]) if "imageTag" in wanted else wanted.get("imageDigest")
        if digest is None or (digest not in tags.values() and self._digest(name, digest) is None):
            told = ", ".join(f"{key}:'{value}'" for key, value in wanted.items())
            raise AwsError("ImageNotFoundException",
                           f"The image with imageId {{{told}}} does not exist within the repository with name '{name}' "
                           f"in the registry with id '{ACCOUNT}'")
        return digest

    def _detail(self, name: str, digest: str, tags: list[str]) -> Json:
        answer = self._get(f"{name}/manifests/{digest}")
        manifest = answer.json()
        sizes = [layer["size"] for layer in manifest.get("layers", [])] + [manifest.get("config", {}).get("size", 0)]
        return {"registryId": ACCOUNT, "repositoryName": name, "imageDigest": digest, "imageTags": tags,
                "imageSizeInBytes": sum(sizes), "imageManifestMediaType": answer.headers["Content-Type"],
                "imagePushedAt": self._pushed.setdefault((name, digest), time.time())}


def operations(api: EcrApi) -> dict[str, Callable[[str, Json], Json]]:
    """The operations by the names that requests give them."""
    names = [name for name in vars(EcrApi) if not name.startswith("_")]
    return {"".join(part.capitalize() for part in name.split("_")): getattr(api, name) for name in names}
