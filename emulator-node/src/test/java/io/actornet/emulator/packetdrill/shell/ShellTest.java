package io.actornet.emulator.packetdrill.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Commands of scripts do what they would, or fail")
class ShellTest {
  private final List<String> set = new ArrayList<>();

  private final Shell shell =
      new Shell(
          new Shell.Controls() {
            @Override
            public void sysctl(String name, String value) {
              set.add(name + "=" + value);
            }

            @Override
            public List<String> sockets() {
              return List.of("a LISTEN", "b TIME_WAIT", "c TIME_WAIT");
            }

            @Override
            public List<String> connectionFile() {
              return List.of("   3: 00000000:1F90 00000000:0000 0A 00000000:00000000");
            }

            @Override
            public String commandFile(String name) {
              return name.equals("./a.sh")
                  ? "# a file\nsysctl -q f=$((2*3 + 1)) > /dev/null 2>&1"
                  : null;
            }

            @Override
            public void losesOutput(boolean loses) {
              set.add("loses=" + loses);
            }
          });

  @Test
  void controlsAreSet() {
    shell.run("sysctl -w net.a=1; sysctl -q net.b=\"1 2 3\" && sysctl net.c=x\nsysctl -w d=4");
    assertEquals(List.of("net.a=1", "net.b=1 2 3", "net.c=x", "d=4"), set);
  }

  @Test
  void filesOfControlsAreSet() {
    shell.run("../common/set_sysctls.py /proc/sys/net/ipv4/tcp_sack=0 /proc/sys/net/a=1");
    assertEquals(List.of("net.ipv4.tcp_sack=0", "net.a=1"), set);
  }

  @Test
  void filesOfCommandsAreRun() {
    shell.run("./a.sh # and nothing else\nsysctl -q net/b/c=1 \\\n d=2");
    assertEquals(List.of("f=7", "net.b.c=1", "d=2"), set);
    assertThrows(ShellException.class, () -> shell.run("./b.sh"));
  }

  @Test
  void linkAndParametersAreSet() {
    shell.run("tc qdisc replace dev tun0 root pfifo limit 0; echo 3 > /proc/sys/net/a");
    shell.run("tc qdisc add dev tun0 root pfifo 2>/dev/null");
    assertEquals(List.of("loses=true", "net.a=3", "loses=false"), set);
    shell.run("grep ' 0A ' /proc/net/tcp /proc/net/tcp6 | grep ':1F90'");
  }

  @Test
  void whatAPipelineEndsWithDecides() {
    shell.run("sockstat -4 -P tcp -s | grep -c TIME_WAIT | grep 2");
    shell.run("sockstat | grep -c CLOSED | grep 0");
    assertThrows(ShellException.class, () -> shell.run("sockstat | grep -c TIME_WAIT | grep 1"));
    assertThrows(ShellException.class, () -> shell.run("sockstat | grep CLOSED"));
  }

  @Test
  void nothingOfTheMachineIsRun() {
    for (String command : List.of("ls", "rm -rf x", "echo a > b", "sysctl -a", "grep -r x")) {
      if (command.equals("sysctl -a")) {
        shell.run(command);
        continue;
      }
      assertThrows(ShellException.class, () -> shell.run(command), command);
    }
  }
}
