package org.ytarchive.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.ytarchive.house.Drawing.module;
import static org.ytarchive.house.Drawing.others;

import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;

/**
 * Who may know whom; {@code docs/architecture.md} says it in words. A rule is written for any root
 * package, so that it can be seen to fail in the seeded house as well as hold in ours.
 */
enum HouseRule {
  COMMON_KNOWS_NONE_OF_OURS(
      "common.KnowsAService",
      root ->
          noClasses()
              .that(module(root, "common"))
              .should()
              .dependOnClassesThat(others(root, "common"))),

  COMMON_HAS_NO_SQL(
      "common.KnowsSql",
      root ->
          noClasses()
              .that(module(root, "common"))
              .and()
              .doNotHaveSimpleName("DatabaseCheck")
              .and()
              .doNotHaveSimpleName("DatabaseAway")
              .and(not(resideInAnyPackage("..postgres..")))
              .should()
              .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql.."))),

  COMMON_STARTS_NO_PROCESS(
      "common.StartsAProcess",
      root ->
          noClasses()
              .that(module(root, "common"))
              .should()
              .dependOnClassesThat()
              .belongToAnyOf(ProcessBuilder.class, Process.class)),

  CONTRACTS_KNOW_ONLY_COMMON_AND_THE_WIRE(
      "contracts.jobs.KnowsABeanContext",
      root ->
          classes()
              .that(module(root, "contracts"))
              .should()
              .onlyDependOnClassesThat(
                  resideInAnyPackage(
                      root + ".contracts..",
                      root + ".common",
                      root + ".common.api",
                      "java..",
                      "jakarta.annotation..",
                      "jakarta.validation..",
                      "com.fasterxml.jackson.annotation..",
                      "io.micronaut.http..",
                      "io.micronaut.serde..",
                      "io.micronaut.core.."))),

  CONTRACTS_HAVE_NO_LOGIC(
      "contracts.jobs.HasLogic",
      root ->
          classes()
              .that(module(root, "contracts"))
              .and()
              .doNotHaveSimpleName("package-info")
              .should()
              .beRecords()
              .orShould()
              .beInterfaces()
              .orShould()
              .beEnums()),

  A_SERVICE_KNOWS_NO_OTHER(
      "jobs.job.KnowsAnotherService",
      root -> Drawing.forEachService(service -> Drawing.keepsToItself(root, service))),

  CALLS_GO_ONE_WAY("storage.video.CallsBack", Drawing::callsGoOneWay),

  ADAPTERS_ARE_LEAVES("jobs.job.ImportsAnAdapter", Drawing::adaptersAreLeaves),

  DOORS_ARE_NOT_IMPORTED("jobs.job.ImportsADoor", root -> Drawing.importedByNobody(root, "door")),

  SQL_STAYS_IN_ADAPTERS(
      "jobs.job.HoldsAConnection",
      root ->
          noClasses()
              .that(Drawing.services(root))
              .and(not(resideInAnyPackage("..postgres..", "..sql..", "..queue..", "..signal..")))
              .should()
              .dependOnClassesThat(resideInAnyPackage("java.sql..", "org.postgresql.."))),

  FEATURES_FORM_NO_CIRCLE("jobs.pipeline.KnowsTheJob", Drawing::featuresFormNoCircle),

  NO_FIELD_INJECTION(
      "jobs.job.InjectsAField",
      root ->
          noFields()
              .should()
              .beAnnotatedWith("jakarta.inject.Inject")
              .orShould()
              .beAnnotatedWith("io.micronaut.context.annotation.Value")
              .orShould()
              .beAnnotatedWith("io.micronaut.context.annotation.Property")),

  TIME_IS_HANDED_IN(
      "jobs.job.ReadsTheWallClock",
      root ->
          noClasses()
              .that()
              .doNotHaveSimpleName("ClockFactory")
              .and(not(module(root, "standin")))
              .should()
              .accessTargetWhere(Drawing.wallClock())),

  NAMES_SAY_SOMETHING(
      "jobs.job.JobManager",
      root ->
          noClasses()
              .should()
              .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Dto|DTO|Base)(\\$.*)?")),

  THE_CLIENT_NEEDS_NOTHING_OF_OURS(
      "client.KnowsTheServices",
      root ->
          classes()
              .that(module(root, "client"))
              .should()
              .onlyDependOnClassesThat(
                  resideInAnyPackage(
                      root + ".client..",
                      "java..",
                      "javax.net.ssl..",
                      "jakarta.annotation..",
                      "com.fasterxml.jackson.."))),

  THE_STAND_IN_KNOWS_NONE_OF_OURS(
      "standin.KnowsTheHouse",
      root ->
          noClasses()
              .that(module(root, "standin"))
              .should()
              .dependOnClassesThat(others(root, "standin")));

  private final String seed;
  private final Function<String, ArchRule> rule;

  HouseRule(String seed, Function<String, ArchRule> rule) {
    this.seed = seed;
    this.rule = rule;
  }

  /** The class, below the seeded house's root, that breaks this rule. */
  String seed() {
    return seed;
  }

  ArchRule under(String root) {
    return rule.apply(root).as(name());
  }
}
