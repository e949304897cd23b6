package dev.forthwith.testkit.tests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The test kit stands on the runtime and on JUnit's API; nothing stands on the test kit. */
@AnalyzeClasses(packages = "dev.forthwith", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String KIT = "dev.forthwith.testkit..";

    @ArchTest
    static final ArchRule THE_KIT_USES_WHAT_IS_PUBLIC_AND_WHAT_IS_EXPORTED_TO_IT = classes()
            .that()
            .resideInAPackage(KIT)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    KIT,
                    "dev.forthwith",
                    "dev.forthwith.internal.observe",
                    "dev.forthwith.internal.task",
                    "java..",
                    "org.junit.jupiter.api..",
                    "org.jspecify.annotations");

    @ArchTest
    static final ArchRule NOTHING_USES_THE_KIT = noClasses()
            .that()
            .resideOutsideOfPackage(KIT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(KIT);

    private ArchitectureTest() {}
}
