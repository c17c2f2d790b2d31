package io.actornet.emulator.packetdrill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Times are absolute, relative, ranges or anything, each with the tolerance")
class TimesTest {
  @TempDir private Path directory;

  /** A segment is sent at 0.1 s and, as nobody acknowledges it, again at 1.1 s. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1.1             | true
          1.0             | false
          +1              | true
          +1.1            | true
          +1.2            | false
          *               | true
          1~1.2           | true
          1.3~2           | false
          +.9~+1.05       | true
          +.1~+.8         | false
          """)
  void aRepetitionIsExpectedAt(String time, boolean passes) throws IOException {
    String script =
        """
        --tolerance_percent=10
        0     socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
        +0    bind(3, ..., ...) = 0
        +0    listen(3, 1) = 0
        +0    < S 0:0(0) win 65535 <mss 1000>
        +0    > S. 0:0(0) ack 1 <...>
        +.1   < . 1:1(0) ack 1 win 65535
        +0    accept(3, ..., ...) = 4
        +0    write(4, ..., 4) = 4
        +0    > P. 1:5(4) ack 1
        %s > P. 1:5(4) ack 1
        """
            .formatted(time);
    Path file = directory.resolve("script.pkt");
    Files.writeString(file, script);
    assertEquals(
        passes, Packetdrill.run(List.of(file), TestedSystem.STRICT, Map.of()).getFirst().passed());
  }
}
