package dev.quartet.local.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class HouseRulesTests {

    private static final Map<String, String> OFFENDERS = Map.ofEntries(
            Map.entry("services do not use each other", "user.offence.UsesNews"),
            Map.entry("service-support uses no service", "support.offence.UsesNews"),
            Map.entry("what ships uses nothing local", "user.offence.UsesLocal"),
            Map.entry("a service's class is public only where another package uses it",
                    "user.offence.NeedlesslyPublic"),
            Map.entry("packages are features, not grab-bags", "user.util.Strings"),
            Map.entry("classes have names of the domain", "user.offence.PersonManager"),
            Map.entry("packages are null-marked", "user.unmarked.Unmarked"),
            Map.entry("dependencies come through the constructor", "user.offence.InjectsField"),
            Map.entry("time is java.time", "user.offence.CreatesDate"),
            Map.entry("time comes from a clock", "user.offence.ReadsTheTime"),
            Map.entry("what ships logs and does not print", "user.offence.Prints"),
            Map.entry("controllers leave AWS to the stores", "user.offence.AwsController"),
            Map.entry("packages do not depend on each other in circles", "user.circle.Here"));

    @TestFactory
    Stream<DynamicTest> eachRuleNamesItsOffender() {
        var offences = new ClassFileImporter().importPackages("dev.quartet.user", "dev.quartet.news",
                "dev.quartet.support");
        return HouseRules.all().entrySet().stream().map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> {
            var report = rule.getValue().evaluate(offences).getFailureReport();
            assertThat(report.toString()).contains(OFFENDERS.getOrDefault(rule.getKey(), "none"))
                    .doesNotContain("dev.quartet.user.fine");
        }));
    }

    @TestFactory
    Stream<DynamicTest> thisModuleKeepsThem() {
        return HouseRules.of(HouseRules.class);
    }

    @Test
    void everyRuleHasAnOffender() {
        assertThat(HouseRules.all()).containsOnlyKeys(OFFENDERS.keySet());
    }
}
