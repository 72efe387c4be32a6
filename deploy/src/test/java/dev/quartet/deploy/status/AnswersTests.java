package dev.quartet.deploy.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.deploy.status.Answers.Share;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTests {

    private static final Instance ONE = new Instance("task/1", "10.0.1.1");
    private static final Instance TWO = new Instance("task/2", "10.0.1.2");

    @Test
    void forgetsWhatIsLongAgo() {
        Answers answers = new Answers(4);
        List.of(ONE, ONE, ONE, TWO, TWO, TWO).forEach(answers::add);

        assertThat(answers.shares()).containsExactly(new Share("10.0.1.1", 25), new Share("10.0.1.2", 75));

        List.of(TWO, TWO).forEach(answers::add);
        assertThat(answers.shares()).containsExactly(new Share("10.0.1.2", 100));
    }

    @Test
    void tellsTasksOfOneHostApart() {
        Instance one = Instance.of("""
                {"ip": "10.0.1.1", "runtime": {"taskArn": "task/1", "networkMode": "bridge", "hostPort": 32768}}""");
        Instance two = Instance.of("""
                {"ip": "10.0.1.1", "runtime": {"taskArn": "task/2", "networkMode": "bridge", "hostPort": 32769}}""");

        assertThat(one.key()).isNotEqualTo(two.key());
        assertThat(one.label()).isEqualTo("10.0.1.1:32768");
    }

    @Test
    void takesAnythingForAnAnswer() {
        assertThat(Instance.of("<html>").label()).isEqualTo("an answer that is no JSON");
        assertThat(Instance.of("{}").label()).isEqualTo("unknown address");
    }

    @Test
    void redrawsInPlace() {
        List<String> out = new ArrayList<>();
        Screen screen = Screen.redrawn(out::add);

        screen.show(List.of("a", "b"), "");
        screen.show(List.of("c"), "");

        assertThat(out).containsExactly("a%nb".formatted(), "\u001b[2A\u001b[Jc");
    }

    @Test
    void tellsALogOnlyWhatIsNew() {
        List<String> out = new ArrayList<>();
        Screen screen = Screen.onChange(out::add);

        screen.show(List.of("one 100 %"), List.of("one"));
        screen.show(List.of("one 100 %"), List.of("one"));
        screen.show(List.of("one 50 %", "two 50 %"), List.of("one", "two"));

        assertThat(out).containsExactly("one 100 %", "one 50 %", "two 50 %");
    }
}
