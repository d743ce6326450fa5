package dev.sentryprovision;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table of packages: each imports only from those further down. */
class ArchitectureTest {

    private static final String ROOT = "dev.sentryprovision";

    /** From top to bottom. */
    private static final List<String> PACKAGES = List.of(
            "cli",
            "sentry",
            "run",
            "report",
            "journal",
            "module",
            "host",
            "connection",
            "config",
            "playbook",
            "inventory",
            "vars",
            "template",
            "vault",
            "event",
            "shell",
            "yaml",
            "value",
            "secret",
            "problem");

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @TestFactory
    Stream<DynamicTest> packages_import_downwards_only() {
        return PACKAGES.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    String[] above = PACKAGES.subList(0, PACKAGES.indexOf(name)).stream()
                            .map(other -> ROOT + "." + other + "..")
                            .toArray(String[]::new);
                    noClasses()
                            .that()
                            .resideInAPackage(ROOT + "." + name + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(above)
                            .allowEmptyShould(true)
                            .check(classes);
                }));
    }

    @Test
    void every_package_is_in_the_table() {
        classes()
                .should()
                .resideInAnyPackage(
                        PACKAGES.stream().map(name -> ROOT + "." + name + "..").toArray(String[]::new))
                .check(classes);
    }

    @Test
    void only_connection_knows_sshj() {
        onlyPackageUses("connection", "net.schmizz..", "com.hierynomus..");
    }

    @Test
    void only_template_knows_jinjava() {
        onlyPackageUses("template", "com.hubspot..");
    }

    @Test
    void nothing_prints_but_report_and_cli() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".report..", ROOT + ".cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(classes);
    }

    @Test
    void modules_are_reached_through_the_registry_only() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".run..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        Stream.of("files", "commands", "packages", "system", "source", "net", "containers", "control")
                                .map(folder -> ROOT + ".module." + folder + "..")
                                .toArray(String[]::new))
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void nothing_static_can_change() {
        noFields()
                .that()
                .haveModifier(JavaModifier.STATIC)
                .should()
                .notHaveModifier(JavaModifier.FINAL)
                .check(classes);
    }

    private void onlyPackageUses(String name, String... libraries) {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "." + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .check(classes);
    }
}
