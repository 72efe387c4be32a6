package dev.quartet.blog.user;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/**
 * Authors are people of user-service, which is asked over the network each time. Reading does without an answer, writing
 * does not.
 */
@Component
public class Authors {

    private static final Logger LOG = LoggerFactory.getLogger(Authors.class);

    private static final int MOST_CHOICES = 100;

    /** Longer ones are nobody's (RFC 5321, 4.5.3.1.3), and user-service refuses them. */
    private static final int LONGEST_EMAIL = 254;

    private final UserClient client;

    private final CircuitBreaker breaker;

    private final UserServiceSettings settings;

    Authors(UserClient client, CircuitBreaker breaker, UserServiceSettings settings) {
        this.client = client;
        this.breaker = breaker;
        this.settings = settings;
    }

    /**
     * All of them in one call, by id. This never fails: who cannot be asked about is {@link Author.Unasked}.
     *
     * @param ids at most 100 different ones
     */
    public Map<String, Author> find(Collection<String> ids) {
        Set<String> distinct = new LinkedHashSet<>(ids);
        if (distinct.isEmpty()) {
            return Map.of();
        }
        try {
            Map<String, String> names = ask(() -> client.people(distinct)).names();
            return byId(distinct, id -> author(id, names));
        } catch (UserUnavailableException _) {
            return byId(distinct, Author.Unasked::new);
        }
    }

    /** One author, by the rules of {@link #find(Collection)}. */
    public Author find(String id) {
        return find(Set.of(id)).getOrDefault(id, new Author.Unasked(id));
    }

    /**
     * The author, who must be there for a post to be written.
     *
     * @throws UnknownAuthorException if nobody is registered under this id
     * @throws UserUnavailableException if user-service cannot be asked
     */
    public Author require(String id) {
        Author author = author(id, ask(() -> client.people(Set.of(id))).names());
        if (author instanceof Author.Unknown) {
            throw new UnknownAuthorException();
        }
        return author;
    }

    /**
     * Whom a writer can be asked to choose from: the newest people, by name.
     *
     * @throws UserUnavailableException if user-service cannot be asked
     */
    public List<Author> choices() {
        return known(ask(() -> client.newest(MOST_CHOICES)))
                .sorted(Comparator.comparing(Author.Known::name, String.CASE_INSENSITIVE_ORDER))
                .<Author>map(Function.identity()).toList();
    }

    /**
     * The person whom this email belongs to.
     *
     * @throws UserUnavailableException if user-service cannot be asked
     */
    public Optional<Author> findByEmail(String email) {
        return email.length() > LONGEST_EMAIL
                ? Optional.empty()
                : known(ask(() -> client.withEmail(email))).<Author>map(Function.identity()).findFirst();
    }

    private PeopleAnswer ask(Supplier<@Nullable PeopleAnswer> question) {
        try {
            return breaker.executeSupplier(() -> content(question.get()));
        } catch (CallNotPermittedException e) {
            throw new UserUnavailableException(settings.breaker().pause(), e);
        } catch (RestClientException e) {
            LOG.warn("user-service could not be asked: {}", e.getMessage());
            throw new UserUnavailableException(settings.breaker().pause(), e);
        }
    }

    private static PeopleAnswer content(@Nullable PeopleAnswer answer) {
        if (answer == null) {
            throw new RestClientException("An answer without content");
        }
        return answer;
    }

    private static Stream<Author.Known> known(PeopleAnswer answer) {
        return answer.items().stream().map(person -> new Author.Known(person.id(), person.name()));
    }

    private static Author author(String id, Map<String, String> names) {
        String name = names.get(id);
        return name == null ? new Author.Unknown(id) : new Author.Known(id, name);
    }

    private static Map<String, Author> byId(Set<String> ids, Function<String, Author> author) {
        return ids.stream().collect(Collectors.toMap(Function.identity(), author));
    }
}
