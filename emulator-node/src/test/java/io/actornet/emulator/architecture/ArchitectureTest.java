package io.actornet.emulator.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Imports run one way")
class ArchitectureTest {
  private static final JavaClasses PROJECT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.actornet");

  private static final String FIXTURE = "io.actornet.emulator.architecture.fixture";

  @Test
  void allThreeModulesAreSeen() {
    assertTrue(PROJECT.containPackage("io.actornet.topology.value"));
    assertTrue(PROJECT.containPackage("io.actornet.protocol.engine"));
    assertTrue(PROJECT.containPackage("io.actornet.emulator.cli"));
  }

  @Test
  void topologyKnowsNeitherOfTheOthersNorAkka() {
    noClasses()
        .that()
        .resideInAPackage("io.actornet.topology..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.actornet.protocol..", "io.actornet.emulator..", "akka..")
        .check(PROJECT);
  }

  @Test
  void protocolActorsTakesOnlyValueTypesFromTopologyAndNothingFromTheProgram() {
    noClasses()
        .that()
        .resideInAPackage("io.actornet.protocol..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.actornet.topology..")
                .and(resideOutsideOfPackage("io.actornet.topology.value.."))
                .or(resideInAPackage("io.actornet.emulator..")))
        .check(PROJECT);
  }

  @Test
  void packagesOfTopologyKeepTheirOrder() {
    check(
        "io.actornet.topology",
        List.of(
            List.of("value"),
            List.of("model"),
            List.of("routing", "addressing"),
            List.of("document", "importer", "generator"),
            List.of("selector", "reader", "partitioning"),
            List.of("export")));
  }

  @Test
  void packagesOfProtocolActorsKeepTheirOrder() {
    check(
        "io.actornet.protocol",
        List.of(
            List.of("engine"),
            List.of("wire"),
            List.of("link"),
            List.of("arp", "rarp", "ip", "icmp", "udp", "tcp"),
            List.of("device"),
            List.of("app"),
            List.of("emulation")));
  }

  @Test
  void packagesOfTheProgramKeepTheirOrder() {
    check(
        "io.actornet.emulator",
        List.of(
            List.of("trunk"),
            List.of("experiment"),
            List.of("output", "progress", "capture", "journal", "ladder", "report"),
            List.of("fault", "expectation"),
            List.of("run"),
            List.of("bench", "packetdrill"),
            List.of("cluster"),
            List.of("control"),
            List.of("node"),
            List.of("cli")));
  }

  @Test
  void protocolLogicKnowsNoActorThreadOrSocket() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.actornet.protocol.wire..",
            "io.actornet.protocol.arp..",
            "io.actornet.protocol.rarp..",
            "io.actornet.protocol.ip..",
            "io.actornet.protocol.icmp..",
            "io.actornet.protocol.udp..",
            "io.actornet.protocol.tcp..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "akka..", "java.net..", "java.nio.channels..", "java.util.concurrent..")
                .and(not(equivalentTo(TimeUnit.class))))
        .check(PROJECT);
  }

  @Test
  void nobodyUsesTheLoggingOfTheJdk() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.logging..")
        .check(PROJECT);
  }

  @Test
  void anImportOfALaterPackageBreaksTheOrder() {
    ArchRule order = order(FIXTURE, List.of(List.of("low"), List.of("high")));

    assertEquals(1, violations(order, FIXTURE + ".low", FIXTURE + ".high"));
  }

  @Test
  void packagesOfOneLineMayUseEachOther() {
    ArchRule order = order(FIXTURE, List.of(List.of("low", "high")));

    assertEquals(0, violations(order, FIXTURE + ".low", FIXTURE + ".high"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"low", "high"})
  void aPackageWithoutAPlaceBreaksTheOrder(String unplaced) {
    ArchRule order = order(FIXTURE, List.of(List.of("another")));

    assertNotEquals(0, violations(order, FIXTURE + "." + unplaced));
  }

  private static void check(String root, List<List<String>> lines) {
    order(root, lines).check(PROJECT);
    slices().matching(root + ".(*)..").should().beFreeOfCycles().check(PROJECT);
  }

  private static ArchRule order(String root, List<List<String>> lines) {
    return classes().that().resideInAPackage(root + "..").should(new PackageOrder(root, lines));
  }

  private static int violations(ArchRule rule, String... packages) {
    JavaClasses fixture = new ClassFileImporter().importPackages(packages);
    return rule.evaluate(fixture).getFailureReport().getDetails().size();
  }
}
