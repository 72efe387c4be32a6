package dev.quartet.images;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate that nobody knows, for one server of a test, and the trust store of who shall know it.
 *
 * @param directory where {@code trust.p12} is
 */
record TestAuthority(Path directory) {

    static final String TRUST_STORE = "trust.p12";
    static final String PASSWORD = "not-a-secret";

    private static final String ALIAS = "test";

    /** Certifies the server of a name or an address. */
    static TestAuthority certify(String server) {
        try {
            Path directory = Files.createDirectories(Path.of("target", "tls"));
            TestAuthority authority = new TestAuthority(directory);
            authority.makeKey(server);
            authority.makeTrustStore();
            return authority;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sockets that end TLS in the server's name. */
    ServerSocketFactory serverSockets() {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(keyStore(), PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context.getServerSocketFactory();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Java can read certificates, but only its own tool makes them. */
    private void makeKey(String server) throws IOException, InterruptedException {
        Files.deleteIfExists(keyFile());
        String kind = server.matches("[0-9.]+") ? "ip" : "dns";
        Process keytool = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                "-alias", ALIAS, "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=" + server,
                "-ext", "san=%s:%s".formatted(kind, server), "-validity", "2", "-storetype", "PKCS12",
                "-keystore", keyFile().toString(), "-storepass", PASSWORD)).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool made no key: " + said);
        }
    }

    private void makeTrustStore() throws IOException, GeneralSecurityException {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry(ALIAS, keyStore().getCertificate(ALIAS));
        try (OutputStream out = Files.newOutputStream(directory.resolve(TRUST_STORE))) {
            trust.store(out, PASSWORD.toCharArray());
        }
    }

    private KeyStore keyStore() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyFile())) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private Path keyFile() {
        return directory.resolveSibling("tls-key.p12");
    }
}
