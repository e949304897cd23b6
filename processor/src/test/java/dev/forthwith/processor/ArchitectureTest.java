package dev.forthwith.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the layers go one way. */
@AnalyzeClasses(packages = "dev.forthwith.processor", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String ROOT = "dev.forthwith.processor";

    @ArchTest
    static final ArchRule MODEL_IS_PLAIN_VALUES = noClasses()
            .that()
            .resideInAPackage(ROOT + ".model")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + ".read",
                    ROOT + ".write",
                    ROOT + ".report",
                    "javax.lang.model.util",
                    "javax.lang.model.type");

    @ArchTest
    static final ArchRule WRITER_LOOKS_AT_THE_MODEL_ALONE = noClasses()
            .that()
            .resideInAPackage(ROOT + ".write")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + ".read", ROOT + ".report", "javax.lang.model.util", "javax.annotation.processing");

    @ArchTest
    static final ArchRule REPORT_KNOWS_NO_OTHER_LAYER = noClasses()
            .that()
            .resideInAPackage(ROOT + ".report")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".read", ROOT + ".write", ROOT + ".model");

    @ArchTest
    static final ArchRule READER_DOES_NOT_WRITE = noClasses()
            .that()
            .resideInAPackage(ROOT + ".read")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".write");

    private ArchitectureTest() {}
}
