package dev.quartet.local.server;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The command line: port 0 takes a free one, no data directory keeps everything in memory. */
record Options(int dynamoDbPort, int s3Port, @Nullable Path data) {

    static final String USAGE = "usage: StandInsServer [--dynamodb-port PORT] [--s3-port PORT] [--data DIRECTORY]";

    Options {
        requirePort("--dynamodb-port", dynamoDbPort);
        requirePort("--s3-port", s3Port);
    }

    static Options parse(String... arguments) {
        if (arguments.length % 2 != 0) {
            throw new IllegalArgumentException("The last argument lacks its value; " + USAGE);
        }
        var options = new Options(0, 0, null);
        for (int i = 0; i < arguments.length; i += 2) {
            options = options.with(arguments[i], arguments[i + 1]);
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--dynamodb-port" -> new Options(port(name, value), s3Port, data);
            case "--s3-port" -> new Options(dynamoDbPort, port(name, value), data);
            case "--data" -> new Options(dynamoDbPort, s3Port, Path.of(value).toAbsolutePath());
            default -> throw new IllegalArgumentException("Unknown argument " + name + "; " + USAGE);
        };
    }

    private static int port(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is a number from 0 to 65535, not " + value, e);
        }
    }

    private static void requirePort(String name, int value) {
        if (value < 0 || value > 65535) {
            throw new IllegalArgumentException(name + " is a number from 0 to 65535, not " + value);
        }
    }
}
