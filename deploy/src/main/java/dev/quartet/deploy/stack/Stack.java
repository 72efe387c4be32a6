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
 * @param resources that it will have: logical id and declaration
 */
public record Stack(String name, String template, String body, String service, Map<String, String> parameters,
        JsonNode resources,
        Set<String> exports, Set<String> imports) {

    static Stack of(Template template, String service, String name, Map<String, String> parameters,
            Map<String, String> pseudo) {
        Rendering rendering = new Rendering(template, parameters, pseudo);
        return new Stack(name, template.name(), template.text(), service, parameters, rendering.resources(),
                rendering.exports(), rendering.imports());
    }

    /** Whether it is one for the account instead of one for each environment. */
    public boolean isOfAccount() {
        return name.equals("quartet-" + template);
    }
}
