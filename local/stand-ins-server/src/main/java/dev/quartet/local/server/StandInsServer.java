package dev.quartet.local.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs DynamoDB Local and S3Proxy in one process, on 127.0.0.1 only.
 *
 * <p>Prints one line on standard output when both answer,
 * {@code ready dynamodb=http://127.0.0.1:PORT s3=http://127.0.0.1:PORT}, and ends when its standard input does, so that
 * it never outlives the process that started it, however that one ended.
 */
public final class StandInsServer {

    // Strong, because java.util.logging forgets a level together with its logger.
    private static final Logger SQLITE = Logger.getLogger("com.almworks.sqlite4java");

    private StandInsServer() {}

    /** Starts both servers and stays until standard input ends; a wrong argument or a port in use is one sentence. */
    public static void main(String... arguments) {
        SQLITE.setLevel(Level.WARNING);
        try {
            run(Options.parse(arguments));
        } catch (Exception e) {
            System.err.println(message(e));
            Runtime.getRuntime().halt(1);
        }
    }

    private static void run(Options options) throws IOException {
        try (var executor = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory())) {
            var dynamoDb = CompletableFuture.supplyAsync(() -> dynamoDb(options), executor);
            var s3 = s3(options);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(dynamoDb.join(), s3)));
            System.out.println("ready dynamodb=" + dynamoDb.join().uri() + " s3=" + s3.uri());
        }
        drain(System.in);
        System.exit(0);
    }

    private static DynamoDbServer dynamoDb(Options options) {
        try {
            return DynamoDbServer.start(options.dynamoDbPort(), below(options.data(), "dynamodb"));
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    private static S3Server s3(Options options) {
        try {
            return S3Server.start(options.s3Port(), below(options.data(), "s3"));
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    private static @Nullable Path below(@Nullable Path data, String name) {
        return data == null ? null : data.resolve(name);
    }

    private static void drain(InputStream input) throws IOException {
        input.transferTo(OutputStream.nullOutputStream());
    }

    private static void close(AutoCloseable... servers) {
        for (var server : servers) {
            try {
                server.close();
            } catch (Exception e) {
                System.err.println("A stand-in did not stop cleanly: " + e.getMessage());
            }
        }
    }

    private static String message(Throwable failure) {
        var cause = failure.getCause();
        if (failure instanceof CompletionException && cause != null) {
            return message(cause);
        }
        var remedy = cause instanceof BindException ? "; end what listens there or choose another port" : "";
        return "The stand-ins did not start: " + failure.getMessage() + remedy;
    }
}
