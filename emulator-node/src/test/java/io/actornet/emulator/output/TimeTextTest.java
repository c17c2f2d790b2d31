package io.actornet.emulator.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Times in words")
class TimeTextTest {
  @ParameterizedTest(name = "{0} ns is {1}")
  @CsvSource({
    "0, 0 ns",
    "999, 999 ns",
    "1000, 1.00 µs",
    "12345, 12.3 µs",
    "999499, 999 µs",
    "999500, 1.00 ms",
    "850000000, 850 ms",
    "2500000000, 2.50 s",
    "119000000000, 119 s",
    "200000000000, 3 min 20 s",
    "7260000000000, 2 h 1 min"
  })
  void areBrief(long nanos, String text) {
    assertEquals(text, TimeText.brief(nanos));
  }

  @Test
  void areExact() {
    assertEquals("2.000000003 s", TimeText.seconds(2_000_000_003L));
  }
}
