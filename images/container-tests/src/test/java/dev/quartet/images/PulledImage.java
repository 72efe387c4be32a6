package dev.quartet.images;

import static java.util.Objects.requireNonNull;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.model.ContainerConfig;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.RemoteDockerImage;

/**
 * An image as this machine's Docker has it.
 *
 * @param name what Docker finds it by
 */
record PulledImage(String name) {

    /** Pulls it where it is only in a registry. */
    static PulledImage of(Service service) {
        return new PulledImage(new RemoteDockerImage(BuiltImage.of(service).name()).get());
    }

    ContainerConfig config() {
        return requireNonNull(inspection().getConfig());
    }

    /** Its names by digest; there are none of an image that was never in a registry. */
    List<String> digests() {
        return requireNonNull(inspection().getRepoDigests());
    }

    /** Its layers by the digests of what they hold, the lowest first. */
    List<String> layers() {
        return requireNonNull(requireNonNull(inspection().getRootFS()).getLayers());
    }

    private InspectImageResponse inspection() {
        return docker().inspectImageCmd(name).exec();
    }

    Files files() {
        return new Files(docker().createContainerCmd(name).exec().getId());
    }

    private static DockerClient docker() {
        return DockerClientFactory.lazyClient();
    }

    /** Its files, by a container that never runs. */
    record Files(String container) implements AutoCloseable {

        /** @throws com.github.dockerjava.api.exception.NotFoundException if there is no such file */
        InputStream open(String path) throws IOException {
            var archive = new TarArchiveInputStream(docker().copyArchiveFromContainerCmd(container, path).exec());
            requireNonNull(archive.getNextEntry());
            return archive;
        }

        @Override
        public void close() {
            docker().removeContainerCmd(container).exec();
        }
    }
}
