package dev.quartet.blog.user;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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
            Map<String, String> names = names(distinct);
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
        Author author = author(id, names(Set.of(id)));
        if (author instanceof Author.Unknown) {
            throw new UnknownAuthorException();
        }
        return author;
    }

    private Map<String, String> names(Set<String> ids) {
        try {
            return breaker.executeSupplier(() -> ask(ids));
        } catch (CallNotPermittedException e) {
            throw new UserUnavailableException(settings.breaker().pause(), e);
        } catch (RestClientException e) {
            LOG.warn("user-service could not be asked: {}", e.getMessage());
            throw new UserUnavailableException(settings.breaker().pause(), e);
        }
    }

    private Map<String, String> ask(Set<String> ids) {
        PeopleAnswer answer = client.people(ids);
        if (answer == null) {
            throw new RestClientException("An answer without content");
        }
        return answer.names();
    }

    private static Author author(String id, Map<String, String> names) {
        String name = names.get(id);
        return name == null ? new Author.Unknown(id) : new Author.Known(id, name);
    }

    private static Map<String, Author> byId(Set<String> ids, Function<String, Author> author) {
        return ids.stream().collect(Collectors.toMap(Function.identity(), author));
    }
}
