package io.actornet.topology.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.YamlReader;
import io.actornet.topology.generator.Generator;
import io.actornet.topology.generator.Generators;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A topology section that cannot be is refused in one line")
class TopologyErrorsTest {
  private static final String NODES =
      """
      nodes:
        a: {kind: host}
        b: {kind: host}
        r: {kind: router}
        s: {kind: switch}
      links:
      """;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {endpoints: [a, b], dely: 5ms}        | 7: unknown key 'dely' in link; expected one of: endpoints, name, delay, rate, jitter, distribution, loss, limit, mark, mtu, broadcast, to (did you mean 'delay'?)
          {endpoints: [a, b], delay: 50}        | 7: found '50' for 'delay' in link; expected a time with its unit (ns, us, ms, s, min, h) such as 50ms
          {endpoints: [a, b], delay: 0ms}       | 7: found '0ms' for 'delay' in link; expected a delay of 1ns or more: nothing is faster than light
          {endpoints: [a, b], rate: 20}         | 7: found '20' for 'rate' in link; expected a rate in bits per second with its unit (bit, kbit, mbit, gbit, tbit) such as 20mbit
          {endpoints: [a, b], loss: 0.5}        | 7: found '0.5' for 'loss' in link; expected a percentage from 0% to 100% such as 0.5%
          {endpoints: [a, b], limit: 0}         | 7: found '0' for 'limit' in link; expected a number of packets such as 100, a size such as 64kB, or unlimited
          {endpoints: [a, b], distribution: x}  | 7: found 'x' for 'distribution' in link; expected one of: uniform, normal, pareto, paretonormal
          {endpoints: [a, b], mtu: 67}          | 7: found '67' for 'mtu' in link; expected a whole number from 68 to 65535
          {endpoints: [a, b], broadcast: no}    | 7: found 'no' for 'broadcast' in link; expected true or false
          {endpoints: [a, b], to: {r: {}}}      | 7: 'r' under 'to' in link; expected the node at one of its ends: a or b
          {endpoints: [a, c]}                   | 7: endpoint 'c' of a node that does not exist; expected a node under 'nodes'
          {endpoints: [a, "a:eth1"]}            | 7: link from 'a' to 'a:eth1'; expected a link between two different nodes
          {endpoints: [a, b, r]}                | 7: 3 endpoints in link; expected two, such as ["a:eth0", "b"]
          {endpoints: [a, "b:"]}                | 7: found '' as an interface's name, expected letters, digits and . _ - (no --), beginning with a letter or a digit, 100 characters at most
          {delay: 1ms}                          | 7: link without 'endpoints'; expected a value for it
          {endpoints: a}                        | 7: found 'a' for 'endpoints' in link; expected a list
          [a, b]                                | 7: found a list for a link; expected a mapping of keys to values
          """)
  void badLinks(String link, String message) {
    assertRefused(message, NODES + "  - " + link);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                        | 2: no 'kind' in node 'x'; expected one of: host, router, switch, hub
          {kind: hots}                              | 2: found 'hots' for 'kind' in node 'x'; expected one of: host, router, switch, hub
          {kind: switch, address: 10.0.0.1/24}      | 2: unknown key 'address' in node 'x' (switch); expected one of: kind, interfaces, labels
          {kind: host, address: 10.0.0.1}           | 2: found '10.0.0.1' for 'address' in node 'x' (host); expected an address with its prefix length, 1 to 32, such as 10.0.0.1/24
          {kind: host, address: 10.0.0.256/24}      | 2: found '10.0.0.256' for 'address' in node 'x' (host); expected an IPv4 address such as 10.0.0.1
          {kind: host, address: 10.0.0.0/24}        | 2: x:eth0: address 10.0.0.0/24, the network address of 10.0.0.0/24; expected an address between 10.0.0.1 and 10.0.0.254
          {kind: host, address: 10.0.0.7/29}        | 2: x:eth0: address 10.0.0.7/29, the broadcast address of 10.0.0.0/29; expected an address between 10.0.0.1 and 10.0.0.6
          {kind: host, address: 224.0.0.1/24}       | 2: x:eth0: address 224.0.0.1/24; expected an address of one host, in a prefix /1 to /32: not one from 0.0.0.0/8, 127.0.0.0/8 or 224.0.0.0/3
          {kind: host, mac: "01:00:00:00:00:01"}    | 2: x:eth0: MAC address 01:00:00:00:00:01; expected that of one station
          {kind: host, mac: xyz}                    | 2: found 'xyz' for 'mac' in node 'x' (host); expected a MAC address such as 02:00:00:00:00:01
          {kind: host, boot: bootp}                 | 2: found 'bootp' for 'boot' in node 'x' (host); expected rarp, or no 'boot' at all
          {kind: host, dns: nobody}                 | 2: 'nobody', which is no node; expected an IPv4 address or the name of a node
          {kind: host, gateway: 10.0.0.1}           | 2: next hop '10.0.0.1', which is on no LAN of 'x'; expected a neighbour's address or name
          {kind: host, mtu: 1, interfaces: {e: {}}} | 2: 'mtu' beside 'interfaces' in node 'x'; expected the mtu of each interface under 'interfaces'
          host                                      | 2: found 'host' for node 'x'; expected a mapping of keys to values
          """)
  void badNodes(String node, String message) {
    assertRefused(message, "nodes:\n  x: " + node);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2: unknown key 'host' in generate; expected one of: GENERATORS            | generate:/  host: {}
          2: found '1000' for 'k' in fat-tree; expected a whole number from 2 to 64   | generate:/  fat-tree: {k: 1000}
          1: a topology without nodes; expected 'nodes', 'import' or 'generate'    | links: []
          3: duplicate node 'host0'; expected every node name once                 | generate: {star: {hosts: 2}}/nodes:/  host0: {kind: host}
          3: duplicate key 'a'; expected every key once (it stands in line 2 already) | nodes:/  a: {kind: host}/  a: {kind: host}
          2: found 'no name' as a node's name, expected letters, digits and . _ - (no --), beginning with a letter or a digit, 100 characters at most | nodes:/  no name: {kind: host}
          """)
  void badSections(String message, String section) {
    String generators =
        Generators.all().stream().map(Generator::name).collect(Collectors.joining(", "));
    assertRefused(message.replace("GENERATORS", generators), section.replace('/', '\n'));
  }

  private static void assertRefused(String message, String section) {
    String actual =
        assertThrows(
                DocumentException.class,
                () -> TopologyReader.read(YamlReader.parse("t.yaml", section), Path.of(".")))
            .getMessage();
    assertEquals("t.yaml:" + message, actual);
  }
}
