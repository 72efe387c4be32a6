package dev.quartet.user.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quartet.local.testkit.TestStores;
import dev.quartet.local.testkit.WithStandIns;
import dev.quartet.support.dynamodb.Table;
import dev.quartet.support.dynamodb.TableQuery;
import dev.quartet.support.paging.Cursors;
import dev.quartet.support.paging.InvalidCursorException;
import dev.quartet.support.paging.Page;
import dev.quartet.support.version.IfMatch;
import dev.quartet.support.version.VersionConflictException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@WithStandIns
class PeopleIT {

    private static final int WRITERS = 16;

    private final Table table = new Table(TestStores.peopleTable());

    private final People people = new People(TestStores.dynamoDb(), table, new TableQuery(TestStores.dynamoDb(), table),
            Clock.systemUTC());

    @Test
    void findsAPersonByIdByEmailAndAmongOthers() {
        Person ada = people.register("Ada", new Email("Ada@Example.com"), "Counts");

        assertThat(people.get(ada.id())).isEqualTo(ada);
        assertThat(people.findByEmail(new Email("ada@example.com"))).contains(ada);
        assertThat(people.findAll(List.of(ada.id(), "nobody", ada.id()))).containsExactly(ada);
    }

    @Test
    void anEmailHasOneOwnerHoweverManyAskAtOnce() throws Exception {
        List<Object> outcomes = atOnce(WRITERS,
                i -> people.register("Writer " + i, new Email("one@example.com"), null));

        assertThat(outcomes).filteredOn(Person.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(EmailTakenException.class::isInstance).hasSize(WRITERS - 1);
    }

    @Test
    void noChangeIsLostAmongParallelWriters() throws Exception {
        Person counter = people.register("0", new Email("counter@example.com"), null);
        AtomicInteger conflicts = new AtomicInteger();

        atOnce(WRITERS, i -> {
            while (true) {
                Person current = people.get(counter.id());
                String next = Integer.toString(Integer.parseInt(current.name()) + 1);
                try {
                    // The email differs with each writer, so that each change is a transaction over two items.
                    return people.change(current.id(), IfMatch.valueOf("\"%d\"".formatted(current.version())), next,
                            new Email("counter%d@example.com".formatted(i)), "by " + i);
                } catch (VersionConflictException e) {
                    conflicts.incrementAndGet();
                }
            }
        });

        assertThat(people.get(counter.id()).name()).isEqualTo(Integer.toString(WRITERS));
        assertThat(people.get(counter.id()).version()).isEqualTo(1 + WRITERS);
        assertThat(conflicts.get()).as("conflicts, without which this proves nothing").isPositive();
    }

    @Test
    void theSameChangeAgainIsAnsweredWithItsResult() {
        Person ben = people.register("Ben", new Email("ben@example.com"), null);
        IfMatch first = IfMatch.valueOf("\"1\"");

        Person changed = people.change(ben.id(), first, "Benjamin", ben.email(), null);

        assertThat(people.change(ben.id(), first, "Benjamin", ben.email(), null)).isEqualTo(changed);
        assertThatExceptionOfType(VersionConflictException.class)
                .isThrownBy(() -> people.change(ben.id(), first, "Benny", ben.email(), null));
    }

    @Test
    void aChangedEmailFreesTheOldOneAndTakesTheNew() {
        Person cleo = people.register("Cleo", new Email("cleo@example.com"), null);
        people.change(cleo.id(), IfMatch.ANY, "Cleo", new Email("cleo.new@example.com"), null);

        assertThat(people.findByEmail(new Email("cleo@example.com"))).isEmpty();
        assertThat(people.register("Other Cleo", new Email("cleo@example.com"), null).version()).isEqualTo(1);
        assertThatExceptionOfType(EmailTakenException.class)
                .isThrownBy(() -> people.register("Third", new Email("CLEO.new@example.com"), null));
        assertThatExceptionOfType(EmailTakenException.class).isThrownBy(
                () -> people.change(cleo.id(), IfMatch.ANY, "Cleo", new Email("cleo@example.com"), null));
    }

    @Test
    void removingIsIdempotentAndFreesTheEmail() {
        Person dan = people.register("Dan", new Email("dan@example.com"), null);

        assertThatExceptionOfType(VersionConflictException.class)
                .isThrownBy(() -> people.remove(dan.id(), IfMatch.valueOf("\"2\"")));
        people.remove(dan.id(), IfMatch.valueOf("\"1\""));
        people.remove(dan.id(), IfMatch.valueOf("\"1\""));

        assertThatExceptionOfType(PersonNotFoundException.class).isThrownBy(() -> people.get(dan.id()));
        assertThat(people.register("Dan again", dan.email(), null).version()).isEqualTo(1);
    }

    @Test
    void everyPersonIsOnOnePage() {
        IntStream.range(0, 7)
                .forEach(i -> people.register("Listed " + i, new Email("listed%d@example.com".formatted(i)), null));
        List<Person> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page<Person> page = people.page(3, cursor);
            assertThat(page.items()).isNotEmpty().hasSizeLessThanOrEqualTo(3);
            seen.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);

        Set<String> ids = new HashSet<>(seen.stream().map(Person::id).toList());
        assertThat(ids).hasSameSizeAs(seen);
        assertThat(seen).filteredOn(person -> person.name().startsWith("Listed")).hasSize(7);
        assertThat(seen).isSortedAccordingTo((a, b) -> b.registeredAt().compareTo(a.registeredAt()));
    }

    @Test
    void refusesAForgedCursorEvenWithARightChecksum() {
        String list = "people-by-registration/people";
        String missing = Cursors.encode(list, Map.of("pk", "person#1"));
        String elsewhere = Cursors.encode(list, Map.of("pk", "person#1", "listing", "secrets", "sort", "1"));

        assertThat(List.of("Zm9yZ2Vk", missing, elsewhere)).allSatisfy(
                cursor -> assertThatExceptionOfType(InvalidCursorException.class)
                        .isThrownBy(() -> people.page(3, cursor)));
    }

    private interface Writer {
        Object write(int number) throws Exception;
    }

    /** Runs the writers side by side; an exception is an outcome too. */
    private static List<Object> atOnce(int writers, Writer writer) throws InterruptedException {
        try (ExecutorService executor = Executors.newFixedThreadPool(writers)) {
            List<Callable<Object>> tasks = IntStream.range(0, writers)
                    .<Callable<Object>>mapToObj(i -> () -> writer.write(i))
                    .toList();
            List<Object> outcomes = new ArrayList<>();
            for (Future<Object> future : executor.invokeAll(tasks)) {
                try {
                    outcomes.add(future.get());
                } catch (ExecutionException e) {
                    outcomes.add(e.getCause());
                }
            }
            return outcomes;
        }
    }
}
