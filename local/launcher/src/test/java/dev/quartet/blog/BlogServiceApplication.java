package dev.quartet.blog;

import dev.quartet.local.launcher.FakeService;
import java.io.IOException;

/** Bears the name of the real program, so that the launcher finds it where it looks. */
public final class BlogServiceApplication {

    private BlogServiceApplication() {}

    public static void main(String... arguments) throws IOException {
        FakeService.main(arguments);
    }
}
