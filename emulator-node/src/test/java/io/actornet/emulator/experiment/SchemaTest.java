package io.actornet.emulator.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.actornet.emulator.experiment.app.ApplicationKinds;
import io.actornet.topology.document.DocumentException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The published schema")
class SchemaTest {
  private static final String NETWORK =
      """
      version: 1
      topology:
        nodes: {a: {kind: host}, b: {kind: host}}
        links: [{endpoints: ["a:eth0", "b:eth0"]}]
      """;

  private static final JsonNode ROOT = root();
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(ROOT);

  private static JsonNode root() {
    try (InputStream in = SchemaTest.class.getResourceAsStream("/schema/experiment.schema.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  @Test
  @DisplayName("knows every application and every option of it")
  void knowsApplications() {
    JsonNode properties = ROOT.at("/$defs/app/else/properties");
    ApplicationKinds kinds = ApplicationKinds.builtIn();
    Set<String> names = new TreeSet<>(kinds.names());
    names.add("on");

    assertEquals(names, keys(properties));
    for (String name : kinds.names()) {
      Set<String> options = new TreeSet<>(kinds.named(name).keys());
      options.add("at");
      options.add("every");
      assertEquals(options, keys(properties.get(name).get("properties")), name);
    }
  }

  private static Set<String> keys(JsonNode object) {
    Set<String> keys = new TreeSet<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apps: [{on: a, ping: {to: b, count: 3, interval: 10ms, size: 100B, at: 1s}}]",
        "apps: [{on: a, udp-sink: {port: 9}}, {on: b, udp-send: {to: a, port: 9, rate: 1kpps}}]",
        "apps: [{on: a, tcp-sink: {port: 9, mss: 500B, receive-buffer: 1MiB, no-delay: true}}]",
        "apps: [{on: a, rarp-server: }]",
        "apps: [{on: a, dns-server: {records: {x.org: b, y.org: [b, 10.9.9.9]}, ttl: 5s}}]",
        "apps: [{on: a, dns-resolver: {forward: {example.com: b, .: [b]}, rounds: 2}}]",
        "faults: [{name: f, on: a, match: {flags: SYN+!ACK, nth: [1, 3-5], port: 80}, drop: true}]",
        "faults: [{name: f, link: a--b, at: 1s, for: 10ms, down: true, may-miss: true}]",
        "expect: [{link.drops: {on: a, cause: loss}, is: \"<= 3\"}]",
        "expect: [{tcp.retransmissions: {flow: \"a->b\"}, is: \"== 0\"}]",
        "capture: {on: [a], snap: 96B, every-hop: true}",
        "capture: a",
        "place: [{on: a, node: {zone: x, rack: 3}}, {on: b, node: lab1}]",
        "place: ",
        "dispatcher: standard"
      })
  @DisplayName("accepts what the reader accepts")
  void accepts(String section) {
    String text = NETWORK + section + "\n";

    assertEquals(Set.of(), SCHEMA.validate(text, InputFormat.YAML));
    new ExperimentReader().parse("t.yaml", text, Path.of("."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apps: [{on: a, ping: {to: b, size: 100}}]",
        "apps: [{on: a, ping: {to: b}, udp-sink: {port: 9}}]",
        "apps: [{on: a, udp-send: {to: b, port: 9, rate: 1000}}]",
        "apps: [{on: a, udp-sink: {port: 70000}}]",
        "apps: [{ping: {to: b}}]",
        "apps: [{on: a, class: x.Y, port: 80}]",
        "faults: [{name: f, on: a, drop: false}]",
        "faults: [{name: f, on: a, match: {flags: syn}, drop: true}]",
        "faults: [{name: f, on: a, link: a--b, drop: true}]",
        "faults: [{name: f, on: a, duplicate: 1%}]",
        "faults: [{on: a, drop: true}]",
        "expect: [{ip.drops: {}, is: 1}]",
        "expect: [{ip.drops: {}}]",
        "capture: {on: a, snap: 96}",
        "capture: {on: a, every-hop: 1}",
        "place: [{on: a}]",
        "place: [{on: a, node: {}}]",
        "place: [{on: a, node: \"two words\"}]",
        "place: [{on: a, zone: x}]",
        "dispatcher: fast"
      })
  @DisplayName("refuses what the reader refuses")
  void refuses(String section) {
    String text = NETWORK + section + "\n";

    assertEquals(false, SCHEMA.validate(text, InputFormat.YAML).isEmpty());
    assertThrows(
        DocumentException.class, () -> new ExperimentReader().parse("t.yaml", text, Path.of(".")));
  }
}
