package dev.quartet.local.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class that talks to real stand-ins for DynamoDB and S3: one process for the whole test JVM, started when first
 * needed, and tables and buckets of the class's own by {@link TestStores}.
 *
 * <p>Every AWS SDK client made in this JVM without settings of its own reaches the stand-ins, for the SDK's system
 * properties are set. So a whole service needs its table's name only:
 *
 * <pre>{@code
 * @WithStandIns
 * @SpringBootTest(webEnvironment = RANDOM_PORT)
 * class PeopleIT {
 *
 *     @DynamicPropertySource
 *     static void stores(DynamicPropertyRegistry registry) {
 *         registry.add("TABLE_NAME", TestStores::peopleTable);
 *     }
 * }
 * }</pre>
 *
 * <p>And a store on its own, without Spring:
 *
 * <pre>{@code
 * @WithStandIns
 * class PeopleStoreIT {
 *
 *     private final People people = new People(TestStores.dynamoDb(), new Table(TestStores.peopleTable()));
 * }
 * }</pre>
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(StandInsExtension.class)
public @interface WithStandIns {}
