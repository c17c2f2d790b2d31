package io.actornet.emulator.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.actornet.topology.value.ValueFormatException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A comparison")
class ComparisonTest {
  @ParameterizedTest(name = "{0} of 1, 2, 3: {1}")
  @CsvSource({
    "== 2, 010",
    "!= 2, 101",
    "< 2, 100",
    "<= 2, 110",
    "> 2, 001",
    ">=2, 011",
    "> -1, 111"
  })
  @DisplayName("holds as mathematics says")
  void holds(String text, String expected) {
    Comparison comparison = Comparison.parse(text);
    StringBuilder held = new StringBuilder();
    for (long actual = 1; actual <= 3; actual++) {
      held.append(comparison.holds(actual) ? '1' : '0');
    }
    assertEquals(expected, held.toString());
    assertEquals(comparison, Comparison.parse(comparison.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "=", "= 1", "==", "== x", "== 1.5", "== 1 2", ">== 1", "=> 1"})
  @DisplayName("is refused when it is none")
  void refused(String text) {
    assertThrows(ValueFormatException.class, () -> Comparison.parse(text));
  }
}
