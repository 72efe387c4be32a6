package dev.quartet.news.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.news.article.Articles;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class FeedStartupTests {

    @Test
    void loadsTheFeedLibraryForTheFirstReaderAndNotBefore() throws Exception {
        try (Recorder classes = new Recorder()) {
            Class<?> controller = Class.forName(FeedController.class.getName(), true, classes);
            // As Spring does at start-up: look at every method, and make one.
            assertThat(controller.getDeclaredMethods()).isNotEmpty();
            Constructor<?> constructor = controller.getDeclaredConstructor(classes.loadClass(Articles.class.getName()));
            constructor.setAccessible(true);
            constructor.newInstance((Object) null);
            assertThat(classes.loaded).noneMatch(Recorder::isOfTheFeedLibrary);

            Class<?> feed = Class.forName(AtomFeed.class.getName(), true, classes);
            assertThat(feed.getDeclaredMethods()).isNotEmpty();
            assertThat(classes.loaded).anyMatch(Recorder::isOfTheFeedLibrary);
        }
    }

    /** Loads this module's class path anew and remembers what was asked for. */
    private static final class Recorder extends URLClassLoader {

        private final Set<String> loaded = ConcurrentHashMap.newKeySet();

        Recorder() {
            super(classPath(), ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            loaded.add(name);
            return super.loadClass(name, resolve);
        }

        static boolean isOfTheFeedLibrary(String name) {
            return name.startsWith("com.rometools.") || name.startsWith("org.jdom2.");
        }

        private static URL[] classPath() {
            return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of)
                    .map(Path::toUri).map(Recorder::url).toArray(URL[]::new);
        }

        private static URL url(URI uri) {
            try {
                return uri.toURL();
            } catch (IOException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }
}
