package dev.quartet.deploy.stack;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A stack as an environment wants it in one Region.
 *
 * @param name at AWS
 * @param template what it is made of
 * @param body the template's text
 * @param service the one service that it is for, or empty
 * @param parameters all that its template has
 * @param kept those of them whose value stays as it is where the stack is there already
 * @param resources that it will have: logical id and declaration
 */
public record Stack(String name, String template, String body, String service, Map<String, String> parameters,
        Set<String> kept, JsonNode resources, Set<String> exports, Set<String> imports) {

    static Stack of(Template template, String service, String name, Map<String, String> parameters,
            Map<String, String> pseudo) {
        Rendering rendering = new Rendering(template, parameters, pseudo);
        return new Stack(name, template.name(), template.text(), service, parameters, Set.of(),
                rendering.resources(), rendering.exports(), rendering.imports());
    }

    /** The same, but of what is there already these parameters stay as they are. */
    public Stack keeping(String... names) {
        return new Stack(name, template, body, service, parameters, Set.of(names), resources, exports, imports);
    }

    /** Whether it is one for the account instead of one for each environment. */
    public boolean isOfAccount() {
        return name.equals("quartet-" + template);
    }
}
