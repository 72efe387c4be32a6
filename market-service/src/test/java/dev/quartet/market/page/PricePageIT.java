package dev.quartet.market.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.quartet.local.testkit.PageActions.exact;
import static dev.quartet.local.testkit.PageActions.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.quartet.local.testkit.Browser;
import dev.quartet.local.testkit.PageWatch;
import dev.quartet.local.testkit.Screen;
import dev.quartet.local.testkit.TestStores;
import dev.quartet.local.testkit.WithStandIns;
import dev.quartet.market.bar.Bar;
import dev.quartet.market.bar.Bars;
import dev.quartet.market.bar.Symbol;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@WithStandIns
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"BASE_PATH=/market",
        // The test-kit brings DynamoDB's client to the class path; the service itself has none.
        "spring.autoconfigure.exclude=dev.quartet.support.dynamodb.DynamoDbAutoConfiguration"})
class PricePageIT {

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @LocalServerPort
    private int port;

    private final Bars bars;

    @Autowired
    PricePageIT(Bars bars) {
        this.bars = bars;
    }

    @DynamicPropertySource
    static void stores(DynamicPropertyRegistry registry) {
        registry.add("BUCKET_NAME", TestStores::bucket);
    }

    @BeforeEach
    void threeYearsOfTwoSymbols() {
        bars.merge(new Symbol("WAVE"), IntStream.range(0, 1095).mapToObj(PricePageIT::wave).toList());
        bars.merge(new Symbol("ZERO"), IntStream.range(0, 2).mapToObj(PricePageIT::wave).toList());
    }

    @ParameterizedTest
    @EnumSource
    void drawsTheCandlesAndIsSoundWithErrorsShown(Screen screen) {
        var page = BROWSER.open("about:blank", screen);
        var watch = PageWatch.on(page);
        page.navigate(address("?symbol=WAVE&range=1Y"));
        page.locator("summary").click();
        page.getByLabel("Symbol", exact()).fill("wave");
        press(page, "Upload");

        assertThat(page.getByLabel("Symbol", exact())).isFocused();
        assertThat(page.getByRole(AriaRole.IMG).and(page.locator("canvas"))).isVisible();
        assertThat((Boolean) page.evaluate(INK)).as("something is drawn").isTrue();
        watch.keep("market", screen);
        assertThat(watch.faults()).isEmpty();
    }

    @Test
    void leadsToAnotherRangeAndAnotherSymbol() {
        var page = BROWSER.open(address(""), Screen.WIDE_LIGHT);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("WAVE"))).isVisible();
        assertThat(page.locator("#summary")).containsText("opened on 2023-12-31");
        assertThat(page.getByRole(AriaRole.COLUMNHEADER).first()).hasText("Week from");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("One month")).click();
        assertThat(page.locator("#summary")).containsText("opened on 2024-12-01");
        assertThat(page.getByRole(AriaRole.COLUMNHEADER).first()).hasText("Day");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("ZERO")).click();
        assertThat(page.getByRole(AriaRole.TABLE).getByRole(AriaRole.ROW)).hasCount(3);
    }

    @Test
    void showsTheDaysThatAReaderAsksFor() {
        var page = BROWSER.open(address("?symbol=WAVE"), Screen.WIDE_LIGHT);
        page.getByLabel("From").fill("2023-02-01");
        page.getByLabel("To", exact()).fill("2023-02-10");
        press(page, "Show these days");
        assertThat(page.getByRole(AriaRole.TABLE).getByRole(AriaRole.ROW)).hasCount(11);

        page.getByLabel("From").fill("2023-02-11");
        press(page, "Show these days");
        assertThat(page.getByLabel("From")).isFocused();
        assertThat(page.getByLabel("From")).hasValue("2023-02-11");
        assertThat(page.getByLabel("From")).hasAccessibleDescription(Pattern.compile("must not be after the last"));

        page.getByLabel("From").fill("2030-01-01");
        page.getByLabel("To", exact()).fill("2030-01-02");
        press(page, "Show these days");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The newest was 2024-12-30");
    }

    @Test
    void uploadsAFileOrNamesItsBadLines() {
        var page = BROWSER.open(address(""), Screen.WIDE_LIGHT);
        page.locator("summary").click();
        // The page opens with the first symbol, which is another test's.
        page.getByLabel("Symbol", exact()).fill("ZEST");
        page.getByLabel("File").setInputFiles(csv("2026-11-20,5,4,3,4,1\n2026-11-21,x,4,3,4,1\n"));
        press(page, "Upload");
        assertThat(page.getByLabel("File")).isFocused();
        assertThat(page.locator("#upload-file-error li")).hasCount(2);
        assertThat(page.locator("#upload-file-error")).containsText("Line 2: ");
        assertThat(page.getByLabel("Symbol", exact())).hasValue("ZEST");

        page.getByLabel("File").setInputFiles(csv("2026-11-20,4,5,3,4,1\n"));
        press(page, "Upload");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText(
                "ZEST, 2026-11-20 to 2026-11-20: 1 days added, 0 changed, 0 as they were.");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("ZEST"))).isVisible();
    }

    private static FilePayload csv(String rows) {
        return new FilePayload("bars.csv", "text/csv",
                ("date,open,high,low,close,volume\n" + rows).getBytes(StandardCharsets.UTF_8));
    }

    private static final String INK = """
            () => {
              const canvas = document.querySelector("canvas");
              return canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some((byte) => byte > 0);
            }""";

    private static Bar wave(int day) {
        var price = new BigDecimal(100 + Math.round(40 * Math.sin(day / 90.0)) + day % 7);
        return new Bar(LocalDate.of(2022, 1, 1).plusDays(day), price, price.add(BigDecimal.ONE),
                price.subtract(BigDecimal.ONE), price, 1_000L + day);
    }

    private String address(String query) {
        return "http://127.0.0.1:%d/market/%s".formatted(port, query);
    }
}
