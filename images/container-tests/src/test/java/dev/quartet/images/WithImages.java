package dev.quartet.images;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testcontainers.junit.jupiter.Testcontainers;

/**
 * A test class that runs containers of the images that this build has made. Its static {@code @Container} fields are
 * started together; the {@link Stage} is there before them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ImagesExtension.class)
@Testcontainers(parallel = true)
@interface WithImages {}
