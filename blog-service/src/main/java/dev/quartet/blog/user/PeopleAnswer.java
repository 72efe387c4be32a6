package dev.quartet.blog.user;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What the blog needs of a list of people; user-service may say more. */
@JsonIgnoreProperties(ignoreUnknown = true)
record PeopleAnswer(List<PersonAnswer> items) {

    PeopleAnswer {
        items = List.copyOf(items);
    }

    Map<String, String> names() {
        return items.stream().collect(Collectors.toMap(PersonAnswer::id, PersonAnswer::name, (one, same) -> one));
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record PersonAnswer(String id, String name) {

        PersonAnswer {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(name, "name");
        }
    }
}
