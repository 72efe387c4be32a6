package dev.quartet.local.launcher.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who listens where, as Linux tells it in proc(5); elsewhere nobody is seen to listen. */
public final class ListeningSockets {

    private static final Path PROC = Path.of("/proc");
    private static final String LISTEN = "0A";
    private static final int ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private ListeningSockets() {}

    /** All listening TCP sockets of the process. */
    public static List<Socket> of(ProcessHandle process) {
        Set<String> open = openSockets(process.pid());
        return all().filter(socket -> open.contains(socket.inode())).toList();
    }

    /** The process that listens on the port, if this user may see it. */
    public static Optional<ProcessHandle> holderOf(int port) {
        Set<String> sockets = all().filter(socket -> socket.port() == port).map(Socket::inode)
                .collect(Collectors.toSet());
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        return ProcessHandle.allProcesses()
                .filter(process -> openSockets(process.pid()).stream().anyMatch(sockets::contains))
                .findFirst();
    }

    private static Stream<Socket> all() {
        return Stream.of("tcp", "tcp6")
                .flatMap(table -> lines(PROC.resolve("net").resolve(table)).stream().skip(1))
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields[STATE].equals(LISTEN))
                .map(fields -> new Socket(fields[ADDRESS], fields[INODE]));
    }

    private static List<String> lines(Path table) {
        try {
            return Files.readAllLines(table);
        } catch (IOException notLinux) {
            return List.of();
        }
    }

    private static Set<String> openSockets(long pid) {
        try (Stream<Path> descriptors = Files.list(PROC.resolve(Long.toString(pid)).resolve("fd"))) {
            return descriptors.map(ListeningSockets::target)
                    .filter(target -> target.startsWith("socket:["))
                    .map(target -> target.substring("socket:[".length(), target.length() - 1))
                    .collect(Collectors.toSet());
        } catch (IOException notOurs) {
            return Set.of();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    /**
     * A listening socket.
     *
     * @param address as the kernel prints it: hexadecimal address, colon, hexadecimal port
     * @param inode by which descriptors name it
     */
    public record Socket(String address, String inode) {

        private static final Set<String> LOOPBACK = Set.of("00000000000000000000000001000000",
                "0000000000000000FFFF00000100007F");

        public int port() {
            return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
        }

        public boolean isLoopback() {
            String host = address.substring(0, address.indexOf(':'));
            return (host.length() == 8 && host.endsWith("7F")) || LOOPBACK.contains(host);
        }
    }
}
