package org.ytarchive.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The words the house rules are written in: modules, services, adapters, and who calls whom. */
final class Drawing {
  private static final List<String> SERVICES = List.of("jobs", "metadata", "download", "storage");
  private static final List<String> MODULES =
      Stream.concat(
              SERVICES.stream(),
              Stream.of("common", "contracts", "client", "standalone", "standin"))
          .toList();
  private static final List<String> ADAPTERS =
      List.of("postgres", "ytdlp", "ffmpeg", "youtube", "local", "s3", "gcs");

  private Drawing() {}

  static DescribedPredicate<JavaClass> module(String root, String name) {
    return resideInAPackage(root + "." + name + "..");
  }

  static DescribedPredicate<JavaClass> services(String root) {
    return resideInAnyPackage(packages(root, SERVICES));
  }

  /** Every module of ours but this one. */
  static DescribedPredicate<JavaClass> others(String root, String module) {
    return resideInAnyPackage(
        packages(root, MODULES.stream().filter(other -> !other.equals(module)).toList()));
  }

  static ArchRule forEachService(Function<String, ArchRule> rule) {
    return all(SERVICES.stream().map(rule));
  }

  /** A service may use common and contracts, nothing else of ours. */
  static ArchRule keepsToItself(String root, String service) {
    var strangers =
        MODULES.stream()
            .filter(module -> !Set.of(service, "common", "contracts").contains(module))
            .toList();
    return noClasses()
        .that(module(root, service))
        .should()
        .dependOnClassesThat(resideInAnyPackage(packages(root, strangers)))
        .allowEmptyShould(true);
  }

  static ArchRule callsGoOneWay(String root) {
    return all(
        Stream.of(
            callsOnly(root, "storage", Set.of("storage")),
            callsOnly(root, "download", Set.of("download", "storage")),
            callsOnly(root, "metadata", Set.of("metadata", "download"))));
  }

  private static ArchRule callsOnly(String root, String service, Set<String> callees) {
    var forbidden = SERVICES.stream().filter(other -> !callees.contains(other)).toList();
    return noClasses()
        .that(module(root, service))
        .should()
        .dependOnClassesThat(resideInAnyPackage(packages(root + ".contracts", forbidden)))
        .allowEmptyShould(true);
  }

  static ArchRule adaptersAreLeaves(String root) {
    return all(ADAPTERS.stream().map(adapter -> importedByNobody(root, adapter)));
  }

  /** Whatever lies in a service's packages of this name is used inside them alone. */
  static ArchRule importedByNobody(String root, String leaf) {
    return forEachService(
        service -> {
          var leaves = root + "." + service + ".." + leaf + "..";
          return noClasses()
              .that(not(resideInAPackage(leaves)))
              .should()
              .dependOnClassesThat(resideInAPackage(leaves))
              .allowEmptyShould(true);
        });
  }

  static ArchRule featuresFormNoCircle(String root) {
    return forEachService(
        service ->
            slices()
                .matching(root + "." + service + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true));
  }

  static DescribedPredicate<JavaAccess<?>> wallClock() {
    return DescribedPredicate.describe("that reads the wall clock", Drawing::readsTheWallClock);
  }

  private static boolean readsTheWallClock(JavaAccess<?> access) {
    var owner = access.getTargetOwner();
    var name = access.getTarget().getName();
    return owner.isEquivalentTo(Clock.class) && name.startsWith("system")
        || takesNothing(access.getTarget())
            && (owner.getPackageName().equals("java.time") && name.equals("now")
                || owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis")
                || owner.isEquivalentTo(Date.class) && name.equals("<init>"));
  }

  /** {@code Instant.now(clock)} takes a clock, and is what we want. */
  private static boolean takesNothing(AccessTarget target) {
    return target instanceof CodeUnitAccessTarget code && code.getRawParameterTypes().isEmpty();
  }

  private static ArchRule all(Stream<? extends ArchRule> rules) {
    return CompositeArchRule.of(rules.map(ArchRule.class::cast).toList());
  }

  private static String[] packages(String root, List<String> names) {
    return names.stream().map(name -> root + "." + name + "..").toArray(String[]::new);
  }
}
