package dev.quartet.deploy.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A login for one registry in the form that Docker keeps, as Jib and Docker read it. The file is its owner's alone, and gone
 * when this is closed.
 *
 * @param folder what DOCKER_CONFIG has to name
 */
record RegistryLogin(Path folder) implements AutoCloseable {

    private static final String FILE = "config.json";

    /**
     * Writes it.
     *
     * @param secret user and password in Base64, as ECR gives them
     */
    static RegistryLogin write(String host, String secret) {
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        config.putObject("auths").putObject(host).put("auth", secret);
        try {
            RegistryLogin login = new RegistryLogin(Files.createTempDirectory("quartet"));
            Path file = login.folder().resolve(FILE);
            if (login.folder().getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(
                        "rw-------")));
            }
            Files.writeString(file, JsonMapper.shared().writeValueAsString(config));
            return login;
        } catch (IOException e) {
            throw new UncheckedIOException("The registry's login cannot be kept for the build", e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(folder.resolve(FILE));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The registry's login could not be deleted: delete " + folder, e);
        }
    }
}
