package dev.quartet.local.launcher.machine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;

/** A port that people will type. */
public record Port(int number) {

    private static final int CONNECT_MILLIS = 500;

    /** Refuses a port that cannot be had, naming who has it where the machine tells. */
    public void requireFree() throws UnfitMachineException {
        requireFree("", another());
    }

    /**
     * Refuses it likewise, for a program whose port follows the one that people chose.
     *
     * @param program such as Prometheus
     * @param chosen what they chose
     */
    public void requireFreeFor(String program, int chosen) throws UnfitMachineException {
        requireFree(", where " + program + " is to listen,", new Port(chosen).another());
    }

    private void requireFree(String purpose, int remedy) throws UnfitMachineException {
        if (isAnswered() || !canBeBound()) {
            throw new UnfitMachineException("Port " + number + purpose + " is in use" + holder()
                    + "; end that, or choose another port with -Dlocal.args=\"--port " + remedy + "\".");
        }
    }

    // Where somebody listens on every address, some systems would let us bind the loopback one beside it.
    private boolean isAnswered() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), number), CONNECT_MILLIS);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    private boolean canBeBound() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private String holder() {
        return ListeningSockets.holderOf(number)
                .map(process -> " by " + program(process) + " (pid " + process.pid() + ")")
                .orElse("");
    }

    private static String program(ProcessHandle process) {
        return process.info().command().map(command -> String.valueOf(Path.of(command).getFileName()))
                .orElse("a process");
    }

    private int another() {
        return number < 65_000 ? number + 1 : 3001;
    }
}
