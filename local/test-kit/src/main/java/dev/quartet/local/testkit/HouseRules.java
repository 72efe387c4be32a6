package dev.quartet.local.testkit;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.metaAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The rules of the house that a machine can check: who may use whom, and what the code of this project does not do. A
 * module keeps them by one test:
 *
 * <pre>{@code
 * class HouseRulesTests {
 *
 *     @TestFactory
 *     Stream<DynamicTest> keepsTheRulesOfTheHouse() {
 *         return HouseRules.of(UserServiceApplication.class);
 *     }
 * }
 * }</pre>
 */
public final class HouseRules {

    private static final String PROJECT = "dev.quartet";
    private static final String[] SERVICES = {"user", "news", "market", "blog"};
    private static final String[] SERVICE_PACKAGES = Stream.of(SERVICES).map(HouseRules::packageOf).toArray(
            String[]::new);
    private static final String[] PRODUCT_PACKAGES = Stream.concat(Stream.of(packageOf("support")), Stream.of(
            SERVICE_PACKAGES)).toArray(String[]::new);

    private HouseRules() {}

    /** One test per rule, over the production classes of the module that the given class belongs to. */
    public static Stream<DynamicTest> of(Class<?> anyOfTheModule) {
        var classes = new ClassFileImporter().importUrl(anyOfTheModule.getProtectionDomain().getCodeSource()
                .getLocation());
        return all().entrySet().stream().map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> rule.getValue().check(
                classes)));
    }

    static Map<String, ArchRule> all() {
        var rules = new LinkedHashMap<String, ArchRule>();
        rules.put("services do not use each other", servicesDoNotUseEachOther());
        rules.put("service-support uses no service", supportUsesNoService());
        rules.put("what ships uses nothing local", productUsesNothingLocal());
        rules.put("a service's class is public only where another package uses it", publicOnlyWhereUsed());
        rules.put("packages are features, not grab-bags", noGrabBags());
        rules.put("classes have names of the domain", namesOfTheDomain());
        rules.put("packages are null-marked", packagesAreNullMarked());
        rules.put("dependencies come through the constructor", constructorInjection());
        rules.put("time is java.time", timeIsJavaTime());
        rules.put("time comes from a clock", timeComesFromAClock());
        rules.put("what ships logs and does not print", noPrinting());
        rules.put("controllers leave AWS to the stores", controllersLeaveAwsToTheStores());
        rules.put("packages do not depend on each other in circles", noCircles());
        return rules;
    }

    private static ArchRule servicesDoNotUseEachOther() {
        var rule = CompositeArchRule.of(noService("user"));
        return Stream.of("news", "market", "blog").map(HouseRules::noService).reduce(rule, CompositeArchRule::and,
                CompositeArchRule::and);
    }

    private static ArchRule noService(String service) {
        var others = Stream.of(SERVICES).filter(Predicate.not(service::equals)).map(HouseRules::packageOf);
        return noClasses().that().resideInAPackage(packageOf(service))
                .should().dependOnClassesThat().resideInAnyPackage(others.toArray(String[]::new))
                .because("a fault or a release of one service touches no other")
                .allowEmptyShould(true);
    }

    private static ArchRule supportUsesNoService() {
        return noClasses().that().resideInAPackage(packageOf("support"))
                .should().dependOnClassesThat().resideInAnyPackage(SERVICE_PACKAGES)
                .allowEmptyShould(true);
    }

    private static ArchRule productUsesNothingLocal() {
        return noClasses().that().resideInAnyPackage(PRODUCT_PACKAGES)
                .should().dependOnClassesThat().resideInAPackage(packageOf("local"))
                .because("what only a laptop or a test needs never ships")
                .allowEmptyShould(true);
    }

    private static ArchRule publicOnlyWhereUsed() {
        return classes().that().resideInAnyPackage(SERVICE_PACKAGES)
                .and().arePublic()
                .and().areTopLevelClasses()
                .and(areWrittenByHand())
                .and().areNotAnnotatedWith("org.springframework.boot.autoconfigure.SpringBootApplication")
                .should(beUsedByAnotherPackage())
                .allowEmptyShould(true);
    }

    private static ArchRule noGrabBags() {
        return noClasses().that().resideInAPackage(PROJECT + "..")
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..impl..", "..dto..", "..config..");
    }

    private static ArchRule namesOfTheDomain() {
        return noClasses().that().resideInAPackage(PROJECT + "..")
                .should().haveNameMatching(".*(Impl|Manager|Helper|Utils?)");
    }

    private static ArchRule packagesAreNullMarked() {
        return classes().that().resideInAPackage(PROJECT + "..").and(areWrittenByHand())
                .should(resideInNullMarkedPackage());
    }

    private static ArchRule constructorInjection() {
        return GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION.allowEmptyShould(true);
    }

    // Handing Date.from(instant) to a library that wants one is no offence.
    private static ArchRule timeIsJavaTime() {
        var noFields = fields().that().areDeclaredInClassesThat().resideInAPackage(PROJECT + "..")
                .should().notHaveRawType(Date.class).andShould().notHaveRawType(Calendar.class)
                .allowEmptyShould(true);
        var noCreation = noClasses().that().resideInAPackage(PROJECT + "..")
                .should().callConstructor(Date.class)
                .orShould().callConstructor(Date.class, long.class)
                .orShould().callMethod(Calendar.class, "getInstance");
        return CompositeArchRule.of(noFields).and(noCreation);
    }

    private static ArchRule timeComesFromAClock() {
        return noClasses().that().resideInAnyPackage(PRODUCT_PACKAGES)
                .should().callMethodWhere(target(readsTheTime()))
                .orShould().callMethod(System.class, "currentTimeMillis")
                .allowEmptyShould(true);
    }

    private static ArchRule noPrinting() {
        return noClasses().that().resideInAnyPackage(PRODUCT_PACKAGES)
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .allowEmptyShould(true);
    }

    private static ArchRule controllersLeaveAwsToTheStores() {
        return noClasses().that(metaAnnotatedWith("org.springframework.stereotype.Controller"))
                .should().dependOnClassesThat().resideInAPackage("software.amazon.awssdk..")
                .allowEmptyShould(true);
    }

    private static ArchRule noCircles() {
        return SlicesRuleDefinition.slices().matching(PROJECT + ".(**)").should().beFreeOfCycles()
                .allowEmptyShould(true);
    }

    private static String packageOf(String name) {
        return PROJECT + "." + name + "..";
    }

    private static DescribedPredicate<CodeUnitCallTarget> readsTheTime() {
        return DescribedPredicate.describe("read the time without a Clock", call -> call.getName().equals("now")
                && resideInAPackage("java.time..").test(call.getOwner())
                && call.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class)));
    }

    // Spring's ahead-of-time processing writes public classes beside ours.
    private static DescribedPredicate<JavaClass> areWrittenByHand() {
        return DescribedPredicate.describe("are written by hand", type -> !type.getName().contains("__"));
    }

    private static ArchCondition<JavaClass> beUsedByAnotherPackage() {
        return condition("be used by another package", type -> type.getDirectDependenciesToSelf().stream().anyMatch(
                use -> !use.getOriginClass().getPackageName().equals(type.getPackageName())));
    }

    private static ArchCondition<JavaClass> resideInNullMarkedPackage() {
        return condition("reside in a package whose package-info says @NullMarked", type -> type.getPackage()
                .isAnnotatedWith("org.jspecify.annotations.NullMarked"));
    }

    private static ArchCondition<JavaClass> condition(String description, Predicate<JavaClass> holds) {
        return new ArchCondition<>(description) {

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(type, holds.test(type), type.getName() + " should "
                        + description));
            }
        };
    }
}
