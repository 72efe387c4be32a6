package dev.quartet.image.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingRequestTests {

    private static final String SCRIPT = """
            # What the service does while it trains.

            ### A person registers
            POST /people
            Content-Type: application/json
            X-Round: {{round}}

            {"name": "Ada",

            "email": "ada-{{round}}@example.com"}

            ###
            # and is read
            GET {{location}}
            """;

    @Test
    void readsMethodPathHeadersAndBody() {
        List<TrainingRequest> requests = TrainingRequest.parse(SCRIPT);

        assertThat(requests).hasSize(2);
        assertThat(requests.getFirst()).isEqualTo(new TrainingRequest("POST", "/people",
                Map.of("Content-Type", "application/json", "X-Round", "{{round}}"),
                "{\"name\": \"Ada\",\n\n\"email\": \"ada-{{round}}@example.com\"}"));
        assertThat(requests.getLast()).isEqualTo(new TrainingRequest("GET", "{{location}}", Map.of(), ""));
    }

    @Test
    void fillsInWhatIsKnown() {
        List<TrainingRequest> requests = TrainingRequest.parse(SCRIPT);
        URI service = URI.create("http://127.0.0.1:4000");

        var first = requests.getFirst().to(service, Map.of("round", "3"));
        var second = requests.getLast().to(service, Map.of("location", "/people/7"));

        assertThat(first.headers().firstValue("X-Round")).hasValue("3");
        assertThat(first.bodyPublisher().orElseThrow().contentLength()).isEqualTo(46);
        assertThat(second.uri()).hasToString("http://127.0.0.1:4000/people/7");
    }

    @Test
    void saysWhatIsNotKnownYet() {
        TrainingRequest request = TrainingRequest.parse("GET {{location}}").getFirst();

        assertThatExceptionOfType(TrainingException.class)
                .isThrownBy(() -> request.to(URI.create("http://127.0.0.1"), Map.of()))
                .withMessage("Nothing is known yet for {{location}}.");
    }

    @Test
    void rejectsWhatIsNoRequest() {
        assertThatExceptionOfType(TrainingException.class).isThrownBy(() -> TrainingRequest.parse("GET"))
                .withMessageContaining("GET /json");
        assertThatExceptionOfType(TrainingException.class).isThrownBy(() -> TrainingRequest.parse("GET json"))
                .withMessageContaining("\"GET json\" is no request");
        assertThatExceptionOfType(TrainingException.class).isThrownBy(() -> TrainingRequest.parse("GET /json\nAccept"))
                .withMessageContaining("\"Accept\" is no header of GET /json");
        assertThatExceptionOfType(TrainingException.class).isThrownBy(() -> TrainingRequest.parse("# nothing\n###\n"))
                .withMessage("The training script holds no request.");
    }
}
