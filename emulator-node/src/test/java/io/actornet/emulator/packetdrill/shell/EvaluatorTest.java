package io.actornet.emulator.packetdrill.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Code of scripts is evaluated as Python does")
class EvaluatorTest {
  private static Evaluator evaluator() {
    Evaluator evaluator = new Evaluator();
    evaluator.set("tcpi_rtt", 100_000L);
    evaluator.set("tcpi_unacked", 3L);
    return evaluator;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "assert tcpi_unacked == 3",
        "assert tcpi_unacked==3, 'a message'",
        "assert 1 < tcpi_unacked <= 3 and not tcpi_rtt == 0",
        "assert tcpi_unacked * 2 + 1 == 7 or False",
        "assert (tcpi_rtt // 3) % 10 == 3",
        "assert abs(-5) == max(2, 5) and min(1, 2) == 1",
        "assert 7 - 2 - 1 == 4 and -7 // 2 == -4 and -7 % 3 == 2",
        "assert 0x10 == 16; x = 2\nassert x * 1.5 == 3 # so it is\nprint(x)\n",
        "assert tcpi_rtt >= 90000 and tcpi_rtt < 110 * 1000",
        "x = 1; x += 2; print(x, 'a;b'); assert x == 3, (x,\n 'so'); assert x != 4, 'cwnd=%d' % x",
        "assert tcpi_unacked == 3, tcpi_unacked; \\\n assert tcpi_rtt > 0",
        "assert (6 & 3) == 2 and (4 | 1) == 5 and True"
      })
  void thisHolds(String code) {
    evaluator().run(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          assert tcpi_unacked == 4 | 'assert tcpi_unacked == 4' does not hold (tcpi_unacked is 3)
          assert 1 > 2, "so"       | 'assert 1 > 2' does not hold: "so"
          assert no_such           | the unknown name 'no_such'
          assert 1 / 0             | a division by zero
          assert (1                | found '', expected ')'
          assert f(1)              | the unknown function 'f'
          import os                | found 'import os', expected assert …
          assert                   | found the end of the code, expected more
          """)
  void thisDoesNot(String code, String message) {
    ShellException failure = assertThrows(ShellException.class, () -> evaluator().run(code));
    assertEquals(message, failure.getMessage());
  }
}
