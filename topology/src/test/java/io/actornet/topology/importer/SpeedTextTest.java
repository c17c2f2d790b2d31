package io.actornet.topology.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The speed that a text states")
class SpeedTextTest {
  @ParameterizedTest(name = "{0} is {1} bit/s")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          45 Mbps DS-3             | 45000000
          1 Gbit/s                 | 1000000000
          OC192/STM64              | 9953280000
          OC-192c                  | 9953280000
          < 10 Gbps                | 10000000000
          <45Mb                    | 45000000
          1-2.5 Gb/s               | 2500000000
          300M-1Gb/s               | 1000000000
          155Mbs/1Gbps             | 1000000000
          4x155Mbps                | 620000000
          3 x 622Mbps              | 1866000000
          8*GbE                    | 8000000000
          STM-64x2                 | 19906560000
          CANARIE N*10Gbit/s       | 10000000000
          GigE/FE/ATM              | 1000000000
          internetMCI T3           | 44736000
          OC3 and below/STM1       | 155520000
          9600 bit/s               | 9600
          2,048 kbit/s             | 2048000
          2,5 Gbps                 | 2500000000
          10 GigE                  | 10000000000
          155M                     | 155000000
          81920 Kibit              | 83886080
          140 megabits             | 140000000
          """)
  void isRead(String text, long bitsPerSecond) {
    assertEquals(bitsPerSecond, SpeedText.bitsPerSecond(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "DWDM",
        "1Q 2003",
        "TAT-14",
        "SeaMeWe-3",
        "72 Lambda ROADM Network",
        "Ethernet",
        "Back-up link via KCN2",
        "10",
        "999999999 Tbit/s x 999",
        "Dark Fiber (planned?)"
      })
  @DisplayName("is none where it states none")
  void isNone(String text) {
    assertEquals(0, SpeedText.bitsPerSecond(text));
  }
}
