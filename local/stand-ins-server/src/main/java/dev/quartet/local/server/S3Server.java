package dev.quartet.local.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.jspecify.annotations.Nullable;

/** S3Proxy over a folder, or over memory; like DynamoDB Local it takes any credentials. */
final class S3Server implements AutoCloseable {

    private final S3Proxy proxy;

    private S3Server(S3Proxy proxy) {
        this.proxy = proxy;
    }

    static S3Server start(int port, @Nullable Path directory) throws Exception {
        var proxy = S3Proxy.builder()
                .blobStore(blobs(directory))
                .endpoint(Loopback.uri(port))
                .awsAuthentication(AuthenticationType.NONE, null, null)
                .ignoreUnknownHeaders(true)
                .stopTimeout(0)
                .build();
        AtomicWrites.addTo(proxy);
        proxy.start();
        return new S3Server(proxy);
    }

    private static BlobStore blobs(@Nullable Path directory) throws IOException {
        if (directory == null) {
            return new TransientNio2BlobStore();
        }
        Files.createDirectories(directory);
        if (!Files.getFileStore(directory).supportsFileAttributeView(UserDefinedFileAttributeView.class)) {
            throw new IOException(directory + " is on a file system without extended attributes, which S3Proxy needs"
                    + " to keep ETags; choose another directory.");
        }
        return new FilesystemNio2BlobStore(directory.toString());
    }

    URI uri() {
        return Loopback.uri(proxy.getPort());
    }

    @Override
    public void close() {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException("S3Proxy did not stop cleanly", e);
        }
    }
}
