package io.actornet.protocol.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.EchoServer;
import io.actornet.protocol.app.bulk.TcpRequest;
import io.actornet.protocol.device.TcpOptions;
import io.actornet.protocol.device.TestNetwork;
import io.actornet.protocol.engine.DispatcherKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UsersApplicationTest {
  private static final String START = "```java\n";

  @Test
  void thePageShowsTheCodeThatIsTestedHere() throws IOException {
    String page = Files.readString(Path.of("../docs/applications.md"));
    int start = page.indexOf(START) + START.length();
    assertEquals(
        Files.readString(Path.of("src/test/java/com/example/EchoServer.java")),
        page.substring(start, page.indexOf("```", start)));
  }

  @ParameterizedTest
  @EnumSource
  void theUsersServerEchoes(DispatcherKind dispatcher) {
    try (TestNetwork network =
        new TestNetwork(dispatcher)
            .host("client")
            .host("server")
            .link("client", "10.0.0.1/24", "server", "10.0.0.2/24", TestNetwork.LINK)) {
      network
          .application("server", 0, new EchoServer(Map.of("port", "4007")))
          .application(
              "client",
              TestNetwork.SECOND,
              new TcpRequest("10.0.0.2", 4007, 100_000, 100_000, 0, TcpOptions.DEFAULT));
      assertEquals(0, network.run(60 * TestNetwork.SECOND).faults());
      assertEquals(1, network.counter("client", "tcp-request.responses"));
      assertEquals(100_000, network.counter("server", "echo.bytes"));
      assertEquals(List.of("peer=10.0.0.1"), network.journal("server", "echo.accepted"));
      assertEquals(1, network.journal("server", "tcp.closed").size());
    }
  }

  @Test
  void anApplicationThatCannotHaveItsPortSaysSoAndEnds() {
    try (TestNetwork network =
        new TestNetwork(DispatcherKind.DIRECT)
            .host("client")
            .host("server")
            .link("client", "10.0.0.1/24", "server", "10.0.0.2/24", TestNetwork.LINK)) {
      network
          .application("server", 0, new EchoServer(Map.of()))
          .application("server", 1, new EchoServer(Map.of()));
      assertEquals(0, network.run(TestNetwork.SECOND).faults());
      assertEquals(
          List.of("command=Listen reason=port in use"), network.journal("server", "app.refused"));
    }
  }
}
