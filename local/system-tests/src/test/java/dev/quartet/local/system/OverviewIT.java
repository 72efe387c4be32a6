package dev.quartet.local.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import dev.quartet.local.system.FakeAnswers.Instance;
import dev.quartet.local.system.FakeAnswers.Service;
import dev.quartet.local.testkit.Browser;
import dev.quartet.local.testkit.PageWatch;
import dev.quartet.local.testkit.Screen;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The live page: what it makes of answers that a test gives it, and of an instance that is really killed. */
@ExtendWith(SharedQuartet.class)
class OverviewIT {

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static final String NEWER = "9342b46c1d2e3f405162738495a6b7c8d9e0f102";

    /** A module of the page's, tried for itself: instances have numbers, and random is so in the same way each time. */
    private static final String WITH_OBSERVATION = """
            async () => {
              const base = document.querySelector("script[type=module]").src;
              const { Observation } = await import(new URL("observation.js", base));
              const observation = new Observation();
              const runtime = { taskArn: null, hostPort: null, revision: null };
              const identity = (number) => ({
                ip: `10.0.0.${number}`, host: null, port: 80, startedAt: "2026-01-01T00:00:00Z", version: "1", commit: null, runtime,
              });
              const gone = [];
              const answer = (number) => gone.push(...observation.answered({ identity: identity(number), millis: 1, at: 0 }, 0)
                .filter((event) => event.kind === "gone").map((event) => event.instance.identity.ip));
              const random = (seed) => () => (seed = (seed * 16807) %% 2147483647) / 2147483647;
              %s
            }""";

    private final RunningQuartet quartet = SharedQuartet.running();

    private final Instance first = Instance.onFargate("10.0.10.34");

    private final Instance second = Instance.onFargate("10.0.11.207");

    @SuppressWarnings("NullAway.Init")
    private Page page;

    @SuppressWarnings("NullAway.Init")
    private FakeAnswers answers;

    @BeforeEach
    void openAnEmptyPage() {
        openAnEmptyPage(Screen.WIDE_LIGHT);
    }

    /** An answer that is still under way would meet a page that is being closed. */
    @AfterEach
    void stopAsking() {
        page.context().setOffline(true);
        page.unrouteAll();
    }

    private void openAnEmptyPage(Screen screen) {
        page = BROWSER.open("about:blank", screen);
        answers = FakeAnswers.to(page);
    }

    @Test
    void anInstanceTellsWhereItRunsAndWhatAClientGetsOfIt() {
        answers.at("/user").runs(first, second);
        answers.at("/market").runs(Instance.onEc2("10.0.10.5", 49153));
        answers.at("/news").runs(Instance.onLaptop("192.0.2.7"));
        visit();

        assertThat(instances("user").first()).containsText(Pattern.compile(
                "10\\.0\\.10\\.34:80up 1 h 0 min\\d+ % of the last \\d+typically (under )?\\d+ ms"
                        + "Zoneeu-central-1aRuns onFargate, awsvpcVersion1\\.0\\.0, revision 7Commit4b825dc"));
        assertThat(instances("market")).containsText("10.0.10.5:49153");
        assertThat(instances("market")).containsText("Runs onEC2, bridge");
        assertThat(instances("news")).containsText("Zonenone, on host host-of-192.0.2.7Runs onprocess");
        assertThat(instances("news")).containsText("Commit4b825dc changed");
        assertThat(state("user")).hasText("answers");
    }

    @Test
    void explainsTheWaysOfRunningThatItShowsAndNoOthers() {
        answers.at("/user").runs(first);
        answers.at("/market").runs(Instance.onEc2("10.0.10.5", 49153));
        visit();

        assertThat(page.locator("#terms dt:visible")).hasText(new String[]{"Fargate", "EC2", "awsvpc", "bridge"});
        assertThat(page.locator("#terms")).containsText("the task has a network interface and an address of its own");
    }

    @Test
    void anInstanceThatDiesTurnsGreyAndSaysWhenItWasLastSeen() {
        Service user = answers.at("/user").runs(first, second);
        visit();
        hurry();
        assertThat(instances("user")).hasCount(2);

        user.loses(first);

        assertThat(instances("user").first()).hasAttribute("data-state", "gone");
        assertThat(instances("user").first()).containsText(
                Pattern.compile("10\\.0\\.10\\.34:80gone.*Last seen.*\\d+ s ago"));
        assertThat(instances("user").nth(1)).hasAttribute("data-state", "alive");
        assertThat(journal()).containsText(Pattern.compile("People: 10\\.0\\.10\\.34:80 is gone; last seen"));
    }

    @Test
    void aNewInstanceAppearsAndIsNoted() {
        Service news = answers.at("/news").runs(first);
        visit();
        assertThat(instances("news")).hasCount(1);

        news.runs(second.startedNow());

        assertThat(instances("news")).hasCount(2);
        assertThat(instances("news").nth(1)).hasAttribute("data-state", "young");
        assertThat(notes("News")).hasCount(1);
        assertThat(journal()).containsText("News: a new instance, 10.0.11.207:80, answers.");
    }

    @Test
    void whoIsMerelyFoundIsNoNews() {
        answers.at("/news").runs(first, second);
        visit();

        assertThat(instances("news")).hasCount(2);
        assertThat(notes("News")).hasCount(0);
    }

    @Test
    void aRolloutShowsTwoVersionsAndItsEnd() {
        Service blog = answers.at("/blog").runs(first);
        visit();
        hurry();
        assertThat(instances("blog")).hasCount(1);
        Locator rollout = service("blog").locator("[data-part=rollout]");
        assertThat(rollout).isHidden();

        blog.runs(second.of("1.1.0", NEWER, "8"));

        assertThat(rollout).containsText("Two versions: a rollout is under way");
        assertThat(rollout).containsText(Pattern.compile(
                "1\\.0\\.0 · 4b825dc · revision 7: \\d+ %1\\.1\\.0 · 9342b46 · revision 8: \\d+ %"));
        blog.loses(first);
        assertThat(rollout).isHidden();
        assertThat(journal()).containsText(
                "Blog: every instance runs 1.1.0 · 9342b46 · revision 8; the rollout is over.");
    }

    @Test
    void aServiceThatDoesNotAnswerSaysSo() {
        Service market = answers.at("/market").runs(first, second);
        visit();
        hurry();
        assertThat(instances("market")).hasCount(2);

        market.failsNext(1);
        assertThat(state("market")).hasText("some asks fail");
        assertThat(service("market").locator("[data-state=unanswered]")).containsText("no answer503");
        assertThat(notes("Market")).hasCount(0);
        market.failsNext(Integer.MAX_VALUE);

        assertThat(state("market")).hasText("does not answer");
        assertThat(journal()).containsText("Market: does not answer (503).");
        market.failsNext(0);
        assertThat(journal()).containsText("Market: answers again.");
    }

    @Test
    void nothingIsAskedAndNobodyIsGoneWhilePaused() {
        Service user = answers.at("/user").runs(first, second);
        visit();
        assertThat(instances("user")).hasCount(2);

        button("Pause").press("Enter");
        user.loses(first);
        page.waitForTimeout(200);
        int asks = answers.asks();
        page.waitForTimeout(3000);

        assertThat(answers.asks()).isEqualTo(asks);
        assertThat(instances("user").first()).hasAttribute("data-state", "alive");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Paused: nobody is asked");
        button("Go on").press("Space");
        page.waitForTimeout(500);
        assertThat(answers.asks()).isGreaterThan(asks);
    }

    @Test
    void nothingIsAskedWhileNobodySeesThePage() {
        answers.at("/user").runs(first);
        visit();
        assertThat(instances("user")).hasCount(1);

        hide("true");
        page.waitForTimeout(200);
        int asks = answers.asks();
        page.waitForTimeout(2500);
        assertThat(answers.asks()).isEqualTo(asks);

        hide("false");
        page.waitForTimeout(500);
        assertThat(answers.asks()).isGreaterThan(asks);
    }

    @Test
    void aReaderWithoutANetworkIsNotToldThatAllAreGone() {
        Service user = answers.at("/user").runs(first);
        visit();
        assertThat(instances("user")).hasCount(1);

        page.context().setOffline(true);
        user.failsNext(Integer.MAX_VALUE);
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("This device is offline");
        page.waitForTimeout(4000);

        assertThat(instances("user")).hasAttribute("data-state", "alive");
        user.failsNext(0);
        page.context().setOffline(false);
        assertThat(page.getByRole(AriaRole.STATUS)).isEmpty();
    }

    @Test
    void theReaderChoosesHowOftenToAsk() {
        Service user = answers.at("/user").runs(first);
        visit();
        page.getByLabel("Ask each service").selectOption("every 5 seconds");
        assertThat(instances("user")).hasCount(1);
        page.waitForTimeout(500);
        int asks = user.asks();

        page.waitForTimeout(3000);
        assertThat(user.asks() - asks).isLessThanOrEqualTo(1);
        page.getByLabel("Ask each service").selectOption("twice a second");
        page.waitForTimeout(3000);
        assertThat(user.asks() - asks).isBetween(4, 8);
    }

    @Test
    void theHammerKeepsItsBoundsAndStopsByItself() {
        for (String path : List.of("/user", "/news", "/market")) {
            answers.at(path).runs(first, second);
        }
        answers.at("/blog").neverAnswers();
        visit();
        page.evaluate("performance.setResourceTimingBufferSize(5000)");
        assertThat(instances("user")).hasCount(2);
        int before = answers.at("/user").asks();
        int silentBefore = answers.at("/blog").asks();

        button("Hammer gently").click();
        assertThat(button("Stop hammering")).isVisible();
        page.waitForTimeout(11_000);

        assertThat(button("Hammer gently")).isVisible();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("asks ended, ");
        assertThat(answers.at("/user").asks() - before).as("asks in 11 seconds").isBetween(50, 103);
        assertThat(answers.at("/blog").asks() - silentBefore).as("asks of one that hangs").isLessThanOrEqualTo(3);
        assertThat(mostInOneSecond()).isLessThanOrEqualTo(11);
    }

    @Test
    void theHammerIsStoppedByHandAndByAPause() {
        Service user = answers.at("/user").runs(first);
        visit();

        for (String stop : List.of("Stop hammering", "Pause")) {
            hurry();
            button(stop).click();
            assertThat(button("Hammer gently")).isVisible();
            page.waitForTimeout(200);
            int asks = user.asks();
            page.waitForTimeout(1500);
            assertThat(user.asks() - asks).as(stop).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void chanceTakesNobodyAway() {
        visit();

        assertThat(goneIn("""
                const pick = random(7);
                for (let ask = 0; ask < 400; ask++) answer(Math.floor(pick() * 4));"""))
                .as("of four that are chosen at random").isEmpty();
        assertThat(goneIn("""
                for (let ask = 0; ask < 400; ask++) answer(ask % 10 === 9 ? 1 : 0);"""))
                .as("of two, one of which gets a tenth").isEmpty();
        assertThat(goneIn("""
                for (let ask = 0; ask < 9; ask++) answer(ask % 3);
                for (let ask = 0; ask < 22; ask++) answer(ask % 2);"""))
                .as("of three, one of which stopped too recently to tell").isEmpty();
        assertThat(goneIn("""
                for (let ask = 0; ask < 9; ask++) answer(ask % 3);
                for (let ask = 0; ask < 23; ask++) answer(ask % 2);"""))
                .as("of three, one of which stopped").isEqualTo(List.of("10.0.0.2"));
    }

    @Test
    void aFactThatIsLearntLateMakesNobodyAnotherOne() {
        visit();

        assertThat(page.evaluate(WITH_OBSERVATION.formatted("""
                const early = identity(0);
                const late = { ...early, ip: "10.0.0.9", runtime: { ...early.runtime, taskArn: "arn" } };
                observation.answered({ identity: { ...early, ip: null }, millis: 1, at: 0 }, 0);
                observation.answered({ identity: late, millis: 1, at: 0 }, 0);
                return observation.instances.length;"""))).isEqualTo(1);
    }

    @Test
    void whoeverStartsAtTheSameAddressReplacesTheOneThatWasThere() {
        visit();

        assertThat(
                goneIn("""
                        answer(0);
                        observation.answered({ identity: { ...identity(0), startedAt: "2026-01-02T00:00:00Z" }, millis: 1, at: 0 }, 0)
                          .filter((event) => event.kind === "gone").forEach((event) => gone.push(event.instance.identity.startedAt));"""))
                .isEqualTo(List.of("2026-01-01T00:00:00Z"));
    }

    @Test
    void withoutScriptsItShowsOneHonestAnswerAndTheWayToTheOthers() {
        page = BROWSER.openWithoutScripts(quartet.address("/"), Screen.WIDE_LIGHT);
        PageWatch.on(page).keep("without-scripts", Screen.WIDE_LIGHT);

        assertThat(page.locator("noscript .alert")).isVisible();
        assertThat(page.locator(".lead")).isHidden();
        assertThat(page.locator("#terms")).isHidden();
        assertThat(page.locator(".answered"))
                .containsText(Pattern.compile("Service\\s*(user|news|market|blog)-service"));
        assertThat(page.locator(".service a[href$='/json']")).hasCount(4);
        assertThat(page.locator("#controls")).isHidden();
        assertThat(page.locator("#journal")).isHidden();
    }

    @Test
    void nothingMovesForThoseWhoAskedForThat() {
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        answers.at("/user").runs(first);
        visit();
        assertThat(instances("user")).hasCount(1);

        assertThat(page.evaluate("document.getAnimations().length")).isEqualTo(0);
    }

    @ParameterizedTest
    @EnumSource
    void isSoundInAllItsStates(Screen screen) {
        openAnEmptyPage(screen);
        PageWatch watch = PageWatch.on(page);
        answers.at("/user").runs(first, second);
        answers.at("/news").runs(Instance.onEc2("10.0.10.5", 49153), Instance.onEc2("10.0.11.6", 49160));
        answers.at("/market").runs(first, second);
        answers.at("/blog").runs(Instance.onLaptop("192.0.2.7"));
        visit();
        hurry();
        assertThat(instances("user")).hasCount(2);
        assertThat(instances("news")).hasCount(2);

        page.waitForTimeout(2000);
        answers.at("/user").loses(first);
        answers.at("/news").runs(second.of("1.1.0", NEWER, "8").startedNow());
        answers.at("/blog").failsNext(5);

        assertThat(journal()).containsText("People: 10.0.10.34:80 is gone");
        assertThat(journal()).containsText("News: Two versions: a rollout is under way");
        assertThat(journal()).containsText("Blog: answers again");
        watch.keep("overview-states", screen);
        assertThat(watch.faults()).isEmpty();
    }

    @Test
    void aKilledInstanceTurnsGreyAndItsSuccessorAppears() {
        page = BROWSER.open(quartet.address("/"), Screen.WIDE_LIGHT);
        assertThat(instances("news")).hasCount(2, new HasCountOptions().setTimeout(60_000));
        hurry();

        quartet.kill("news-service-1");

        assertThat(journal()).containsText(Pattern.compile("News: a new instance, .* answers\\."), within(60));
        assertThat(journal()).containsText(Pattern.compile("News: .* is gone; last seen"), within(60));
        assertThat(service("news").locator("[data-state=gone]")).hasCount(1);
        PageWatch.on(page).keep("overview-just-killed", Screen.WIDE_LIGHT);
    }

    private void visit() {
        page.navigate(quartet.address("/"));
    }

    /** Asks at the hammer's pace, so that a test need not wait long. */
    private void hurry() {
        button("Hammer gently").click();
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator service(String name) {
        return page.locator("[data-service=%s-service]".formatted(name));
    }

    private Locator instances(String service) {
        return service(service).locator(".instance:not([data-state=unanswered])");
    }

    private Locator state(String service) {
        return service(service).locator("[data-part=state]");
    }

    private Locator journal() {
        return page.getByRole(AriaRole.LOG);
    }

    /** What the journal says of one service, by its heading. */
    private Locator notes(String heading) {
        return journal().locator(".entry").filter(new Locator.FilterOptions().setHasText(heading + ":"));
    }

    private void hide(String hidden) {
        page.evaluate("Object.defineProperty(document, 'hidden', {value: %s, configurable: true});"
                .formatted(hidden) + "document.dispatchEvent(new Event('visibilitychange'))");
    }

    private List<?> goneIn(String asks) {
        return (List<?>) page.evaluate(WITH_OBSERVATION.formatted(
                asks + "return gone;"));
    }

    /** Of the asks to one service, by the browser's own clock. */
    private int mostInOneSecond() {
        return (Integer) page.evaluate("""
                () => {
                  const begun = performance.getEntriesByType('resource').filter((it) => it.name.endsWith('/user/json'))
                    .map((it) => it.startTime).sort((a, b) => a - b);
                  return Math.max(...begun.map((from) => begun.filter((it) => it >= from && it < from + 1000).length));
                }""");
    }

    private static ContainsTextOptions within(int seconds) {
        return new ContainsTextOptions().setTimeout(seconds * 1000.0);
    }
}
