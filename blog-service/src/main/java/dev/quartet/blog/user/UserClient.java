package dev.quartet.blog.user;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;

/** The part of user-service's API that the blog uses. */
interface UserClient {

    /**
     * Those of at most 100 ids that exist. The batch serves for a single id too: its 200 with an empty list is an answer,
     * while a 404 only says that user-service is not where it should be.
     *
     * @throws org.springframework.web.client.RestClientException if there is no such answer
     */
    @GetExchange(url = "/people", accept = MediaType.APPLICATION_JSON_VALUE)
    @Nullable
    PeopleAnswer people(@RequestParam("id") Set<String> ids);

    /** The newest people, at most 100; fails as the other does. */
    @GetExchange(url = "/people", accept = MediaType.APPLICATION_JSON_VALUE)
    @Nullable
    PeopleAnswer newest(@RequestParam("limit") int limit);

    /** The one person with this email, or nobody; fails as the others do. */
    @GetExchange(url = "/people", accept = MediaType.APPLICATION_JSON_VALUE)
    @Nullable
    PeopleAnswer withEmail(@RequestParam("email") String email);
}
