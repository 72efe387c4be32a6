package dev.quartet.market.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.quartet.local.testkit.Accessibility;
import dev.quartet.local.testkit.Browser;
import dev.quartet.local.testkit.Screen;
import dev.quartet.local.testkit.TestStores;
import dev.quartet.local.testkit.WithStandIns;
import dev.quartet.market.bar.Bar;
import dev.quartet.market.bar.Bars;
import dev.quartet.market.bar.Symbol;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
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

    @Test
    void drawsTheChartAndIsSoundForEveryone() {
        var page = BROWSER.open(address("?symbol=WAVE&range=all"), Screen.PHONE_DARK);

        assertThat(page.getByRole(AriaRole.IMG).and(page.locator("canvas"))).isVisible();
        assertThat((Boolean) page.evaluate(INK)).as("something is drawn").isTrue();
        assertThat(Accessibility.violations(page)).isEmpty();
    }

    @Test
    void leadsToAnotherRangeAndAnotherSymbol() {
        var page = BROWSER.open(address(""), Screen.WIDE_LIGHT);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("WAVE"))).isVisible();
        assertThat(page.locator("#summary")).containsText("since 2023-12-31");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("One month")).click();
        assertThat(page.locator("#summary")).containsText("since 2024-12-01");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("ZERO")).click();
        assertThat(page.getByRole(AriaRole.TABLE).getByRole(AriaRole.ROW)).hasCount(3);
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
