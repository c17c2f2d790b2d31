package io.actornet.topology.selector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.YamlReader;
import io.actornet.topology.model.Link;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkBuilder;
import io.actornet.topology.model.Node;
import io.actornet.topology.model.NodeKind;
import io.actornet.topology.model.NodeOptions;
import io.actornet.topology.value.LinkSettings;
import io.actornet.topology.value.ValueFormatException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A selector")
class SelectorsTest {
  private final Network network = network();
  private final Selectors selectors = new Selectors(network);

  private static Network network() {
    NetworkBuilder builder = new NetworkBuilder().node("sw", NodeKind.SWITCH);
    builder.node("gw", NodeKind.ROUTER);
    for (int i = 0; i < 12; i++) {
      builder.node("host" + i, NodeKind.HOST);
      builder.link("sw", "host" + i, LinkSettings.DEFAULT);
    }
    builder.node("h00", NodeKind.HOST).node("h01", NodeKind.HOST);
    builder.node(
        "web", NodeKind.HOST, NodeOptions.NONE.withLabels(Map.of("role", "server", "tier", "1")));
    builder.node("web2", NodeKind.HOST, NodeOptions.NONE.withLabels(Map.of("role", "client")));
    builder.link("web", "gw", LinkSettings.DEFAULT).link("gw", "web", LinkSettings.DEFAULT);
    builder.link("web2", "gw", LinkSettings.DEFAULT).link("gw", "sw", LinkSettings.DEFAULT);
    return builder.build();
  }

  @ParameterizedTest(name = "{0} stands for the nodes {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          web                 | web
          web*                | web web2
          *w                  | gw sw
          web?                | web2
          host[0-3]           | host0 host1 host2 host3
          host[1,3,10-11]     | host1 host10 host11 host3
          host1[0-1]          | host10 host11
          h[00-01]            | h00 h01
          *[10-11]            | host10 host11
          kind:router         | gw
          label:role=server   | web
          label:role          | web web2
          gw, web2, gw        | gw web2
          host[0,2],web       | host0 host2 web
          kind:switch, w*     | sw web web2
          """)
  void selectsNodes(String selector, String names) {
    assertEquals(
        List.of(names.split(" ")), selectors.nodes(selector).stream().map(Node::name).toList());
  }

  @Test
  @DisplayName("all stands for all of them")
  void selectsAll() {
    assertEquals(network.nodes(), selectors.nodes("all"));
    assertEquals(network.links(), selectors.links("all"));
    assertEquals(2 * network.links().size(), selectors.interfaces("all").size());
  }

  @ParameterizedTest(name = "{0} stands for the interfaces {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          web:eth0                 | web:eth0
          web                      | web:eth0 web:eth1
          web*:*                   | web:eth0 web:eth1 web2:eth0
          web*:eth1                | web:eth1
          gw:eth[0-1]              | gw:eth0 gw:eth1
          kind:router:eth0         | gw:eth0
          label:role=server:eth1   | web:eth1
          sw:p3, host[0-1]         | host0:eth0 host1:eth0 sw:p3
          """)
  void selectsInterfaces(String selector, String names) {
    assertEquals(
        List.of(names.split(" ")),
        selectors.interfaces(selector).stream().map(network::text).toList());
  }

  @ParameterizedTest(name = "{0} stands for the links {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gw--web                  | gw--web
          gw--web#2                | gw--web#2
          gw--web*                 | gw--web gw--web#2 gw--web2
          host[10-11]--sw          | host10--sw host11--sw
          """)
  void selectsLinks(String selector, String names) {
    assertEquals(
        List.of(names.split(" ")), selectors.links(selector).stream().map(Link::name).toList());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          wbe         | found 'wbe', expected a node (did you mean 'web'?)
          zzzzz       | found 'zzzzz', expected a node such as gw, h00, h01, …
          host[9-99]  | found 'host[9-99]', expected a node (did you mean 'host1' or 'host10' or 'host11'?); 'host12' does not exist
          wbe*        | found 'wbe*', expected a pattern that matches a node (did you mean 'web'?)
          kind:hub    | found 'kind:hub', expected a kind of which there are nodes
          kind:hots   | found 'hots', expected one of: host, router, switch, hub
          label:role=sever | found 'label:role=sever', expected a label that a node has (did you mean 'role=server'?)
          host[1-     | found 'host[1-', expected numbers in brackets such as host[0-9] or host[1,3]
          host[5-1]   | found 'host[5-1]', expected numbers in brackets such as host[0-9] or host[1,3]
          host[a-b]   | found 'host[a-b]', expected numbers in brackets such as host[0-9] or host[1,3]
          h[0-999999999] | found 'h[0-999999999]', expected ranges of no more than 10000000 names
          web,,gw     | found 'web,,gw', expected selectors between the commas
          web:eth0    | found 'web:eth0', expected a node's name or pattern, kind:KIND, label:NAME=VALUE or all
          """)
  void refusesNodes(String selector, String message) {
    assertEquals(
        message,
        assertThrows(ValueFormatException.class, () -> selectors.nodes(selector)).getMessage());
  }

  @Test
  @DisplayName("of interfaces or links that matches nothing is refused, with the nearest names")
  void refusesInterfacesAndLinks() {
    assertEquals(
        "found 'web:eth7', expected an interface such as eth0, eth1",
        assertThrows(ValueFormatException.class, () -> selectors.interfaces("web:eth7"))
            .getMessage());
    assertEquals(
        "found 'gw--wbe', expected a link (did you mean 'gw--web' or 'gw--web2'?)",
        assertThrows(ValueFormatException.class, () -> selectors.links("gw--wbe")).getMessage());
  }

  @Test
  @DisplayName("in a document may be a list, and is refused with its line")
  void readsFields() {
    var fields = YamlReader.parse("a.yaml", "on:\n  - web\n  - gwx\n").fields("app", "on");

    assertEquals(
        "a.yaml:3: found 'gwx' for 'on' in app; expected a node (did you mean 'gw'?)",
        assertThrows(DocumentException.class, () -> selectors.nodes(fields, "on")).getMessage());
    var good = YamlReader.parse("a.yaml", "on: [web, 'host[0-1]']").fields("app", "on");
    assertEquals(3, selectors.nodes(good, "on").size());
    assertTrue(selectors.links(good, "absent").isEmpty());
  }
}
