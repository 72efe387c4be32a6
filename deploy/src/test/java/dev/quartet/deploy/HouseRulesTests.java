package dev.quartet.deploy;

import dev.quartet.deploy.rule.Rules;
import dev.quartet.local.testkit.HouseRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class HouseRulesTests {

    @TestFactory
    Stream<DynamicTest> keepsTheRulesOfTheHouse() {
        return HouseRules.of(Rules.class);
    }
}
