package org.ytarchive.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The drawing in {@code docs/architecture.md} against the code, and each rule against its seed. */
class ArchitectureTest {
  private static final String HOUSE = "org.ytarchive";
  private static final String SEEDED = "org.ytarchive.seeded";

  /** Micronaut writes beside our classes what is called {@code $Name$Definition} and the like. */
  private static final ImportOption WRITTEN_BY_US = location -> !location.contains("/$");

  private static final ImportOption NO_TEST_JARS = location -> !location.contains("-tests.jar");

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(NO_TEST_JARS)
          .withImportOption(WRITTEN_BY_US)
          .importPackages(HOUSE);

  private static final JavaClasses SEEDS = new ClassFileImporter().importPackages(SEEDED);

  @ParameterizedTest
  @EnumSource
  void rule_holdsInTheHouse(HouseRule rule) {
    rule.under(HOUSE).check(OURS);
  }

  /** A rule that cannot fail guards nothing. */
  @ParameterizedTest
  @EnumSource
  void rule_reportsItsSeed(HouseRule rule) {
    var report = rule.under(SEEDED).evaluate(SEEDS).getFailureReport();

    assertThat(report.getDetails())
        .anySatisfy(line -> assertThat(line).contains(SEEDED + "." + rule.seed()));
  }

  /** An import that silently finds nothing would let every rule hold. */
  @Test
  void import_seesEveryModule() {
    assertThat(OURS.stream().map(c -> c.getPackageName().split("\\.")).map(ArchitectureTest::part))
        .contains(
            "common", "contracts", "jobs", "metadata", "download", "storage", "client", "standin");
  }

  private static String part(String[] names) {
    return names.length > 2 ? names[2] : "";
  }
}
