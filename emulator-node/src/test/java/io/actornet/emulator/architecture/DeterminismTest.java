package io.actornet.emulator.architecture;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.actornet.emulator.architecture.fixture.Culprits;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Emulated devices use nothing that would make two runs differ")
class DeterminismTest {
  /** The engine is where the clock, the threads and their waiting belong. */
  private static final String ENGINE = "io.actornet.protocol.engine..";

  private static final String NONE = "no.such.package";

  private static final JavaClasses DEVICES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.actornet.protocol");

  private static final JavaClasses FIXTURE =
      new ClassFileImporter().importPackagesOf(Culprits.class);

  @ParameterizedTest
  @EnumSource
  void devicesUseNoneOf(Forbidden forbidden) {
    forbidden.in("io.actornet.protocol..", ENGINE).check(DEVICES);
  }

  @ParameterizedTest
  @EnumSource(names = {"RANDOMNESS", "IDENTITY_HASHES", "INEXACT_MATHEMATICS"})
  void theEngineUsesNoneOf(Forbidden forbidden) {
    forbidden.in(ENGINE, NONE).check(DEVICES);
  }

  @ParameterizedTest
  @EnumSource
  void everyCulpritIsFound(Forbidden forbidden) {
    String report = report(forbidden);

    for (JavaMethod method : FIXTURE.get(culpritOf(forbidden)).getMethods()) {
      if (!method.getModifiers().contains(JavaModifier.SYNTHETIC)) {
        assertTrue(report.contains(method.getFullName()), () -> method + " was not found");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theInnocentAreLeftAlone(Forbidden forbidden) {
    JavaClass innocent = FIXTURE.get(Culprits.class.getName() + "$Innocent");

    assertFalse(report(forbidden).contains(innocent.getName()));
  }

  private static String report(Forbidden forbidden) {
    return forbidden
        .in(Culprits.class.getPackageName() + "..", NONE)
        .evaluate(FIXTURE)
        .getFailureReport()
        .toString();
  }

  /** The fixture's class for a rule: {@code CLOCKS} is tried on {@code Clocks}. */
  private static String culpritOf(Forbidden forbidden) {
    StringBuilder name = new StringBuilder(Culprits.class.getName()).append('$');
    for (String word : forbidden.name().split("_", -1)) {
      name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return name.toString();
  }
}
