package dev.quartet.bench.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SharedLibrariesTests {

    private final SharedLibraries libraries = SharedLibraries.parse("""
            \tlinux-vdso.so.1 (0x00007f604104d000)
            \tlibstdc++.so.6 => /lib/x86_64-linux-gnu/libstdc++.so.6 (0x00007f6040e00000)
            \tlibgcc_s.so.1 => /lib/x86_64-linux-gnu/libgcc_s.so.1 (0x00007f6040d00000)
            \tlibm.so.6 => /lib/x86_64-linux-gnu/libm.so.6 (0x00007f6040d20000)
            \tlibcrypto.so.3 => /lib/x86_64-linux-gnu/libcrypto.so.3 (0x00007f6040a00000)
            \tlibcrypt.so.1 => /lib/x86_64-linux-gnu/libcrypt.so.1 (0x00007f6040900000)
            \tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f6040b1e000)
            \t/lib64/ld-linux-x86-64.so.2 (0x00007f604104f000)
            """);

    @Test
    void leavesTheCLibraryToTheBase() {
        assertThat(libraries.ofTheBase()).extracting(Path::toString).containsExactlyInAnyOrder(
                "/lib/x86_64-linux-gnu/libm.so.6", "/lib/x86_64-linux-gnu/libc.so.6", "/lib64/ld-linux-x86-64.so.2");
    }

    @Test
    void bringsWhatABaseMayLack() {
        assertThat(libraries.beyondTheBase()).extracting(Path::toString).containsExactlyInAnyOrder(
                "/lib/x86_64-linux-gnu/libstdc++.so.6", "/lib/x86_64-linux-gnu/libgcc_s.so.1",
                "/lib/x86_64-linux-gnu/libcrypto.so.3", "/lib/x86_64-linux-gnu/libcrypt.so.1");
    }
}
