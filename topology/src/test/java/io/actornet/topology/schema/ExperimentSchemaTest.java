package io.actornet.topology.schema;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Values;
import io.actornet.topology.document.YamlReader;
import io.actornet.topology.generator.Generator;
import io.actornet.topology.generator.Generators;
import io.actornet.topology.generator.Parameter;
import io.actornet.topology.importer.GraphFormat;
import io.actornet.topology.reader.TopologyReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The published schema of experiments")
class ExperimentSchemaTest {
  private static final String FILE = "/schema/experiment.schema.json";
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);
  private static final JsonSchema SCHEMA = FACTORY.getSchema(text());

  private static String text() {
    try (InputStream in = ExperimentSchemaTest.class.getResourceAsStream(FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("examples"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  @Test
  @DisplayName("is a sound schema of JSON Schema 2020-12")
  void isSound() {
    JsonSchema meta = FACTORY.getSchema(SchemaLocation.of(SchemaId.V202012));

    assertEquals(Set.of(), meta.validate(text(), InputFormat.JSON));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  @DisplayName("accepts every example, and so does the reader")
  void acceptsExamples(Path example) throws IOException {
    assertEquals(Set.of(), SCHEMA.validate(Files.readString(example), InputFormat.YAML));
    var section = YamlReader.read(example).get("topology").asMapping("topology");
    assertFalse(TopologyReader.read(section, example.getParent()).nodes().isEmpty());
  }

  @Test
  @DisplayName("accepts every word that a topology may use, and so does the reader")
  void acceptsEverything() {
    String section =
        """
        addresses: 172.16.0.0/12
        generate: {star: {hosts: 3, center: router, delay: 2ms, rate: 5mbit, limit: 0}}
        nodes:
          a: {kind: host, address: 192.168.0.5/24, mac: "02-11-22-33-44-55", mtu: 900, dns: r,
              gateway: r, routes: [{to: default, via: r}, {to: 10.0.0.0/8, via: 192.168.0.6}],
              probe: true, labels: {role: server, tier: 1, old: false}}
          d: {kind: host, boot: rarp, interfaces: {eth0: {address: 192.168.0.7/24}}}
          r: {kind: router, interfaces: {lan: {mac: "02:aa:aa:aa:aa:aa", mtu: 1400}, wan: {}}}
          s: {kind: switch, interfaces: {p1: {mtu: 1500}}, labels: {floor: "2"}}
          h: {kind: hub}
        links:
          - {endpoints: ["a:eth0", s], name: uplink, delay: 1.5ms, jitter: 0ms, rate: 10 Mbit,
             distribution: pareto, loss: .5%, limit: [10, 3KiB], mtu: 1280, broadcast: true}
          - {endpoints: ["d:eth0", "s:p1"], limit: unlimited, rate: unlimited}
          - {endpoints: ["r:lan", s], to: {r: {delay: 1h}, "s": {loss: 100%}}}
          - {endpoints: [r, h], limit: 64kB}
        """;

    assertEquals(Set.of(), validate(section));
    assertDoesNotThrow(() -> read(section));
  }

  @Test
  @DisplayName("accepts an import with every option")
  void acceptsImports() {
    assertEquals(Set.of(), validate("import: zoo/Abilene.graphml"));
    assertEquals(
        Set.of(),
        validate(
            "import: {file: a.graphml, format: gml, nodes: host, kinds: {fw: router}, link: {delay:"
                + " 3ms, loss: 1%}, host-link: {rate: 10mbit}, light-speed: 50%}"));
    assertEquals(Set.of(), validate("import: {mininet: \"tree,2\", nodes: host}"));
    assertFalse(validate("import: {mininet: \"tree,2\", file: a.gml}").isEmpty());
    assertFalse(validate("import: {nodes: host}").isEmpty());
    assertEquals(
        Stream.of(GraphFormat.values()).map(Values::word).collect(Collectors.toSet()),
        StreamSupport.stream(
                SCHEMA.getSchemaNode().at("/$defs/import/properties/format/enum").spliterator(),
                false)
            .map(JsonNode::asText)
            .collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nodes: {a: {kind: hots}}",
        "nodes: {a: {}}",
        "nodes: {a: {kind: host, colour: red}}",
        "nodes: {a: {kind: switch, address: 10.0.0.1/24}}",
        "nodes: {a: {kind: router, boot: rarp}}",
        "nodes: {a: {kind: host, address: 10.0.0.1}}",
        "nodes: {a: {kind: host, address: 10.0.0.1/24, interfaces: {eth0: {}}}}",
        "nodes: {a: {kind: host, mtu: 67}}",
        "nodes: {a--b: {kind: host}}",
        "nodes: {a: {kind: host}, b: {kind: host}}\nlinks: [{endpoints: [a]}]",
        "nodes: {a: {kind: host}, b: {kind: host}}\nlinks: [{endpoints: [a, b], dely: 1ms}]",
        "nodes: {a: {kind: host}, b: {kind: host}}\nlinks: [{endpoints: [a, b], delay: 1}]",
        "nodes: {a: {kind: host}, b: {kind: host}}\nlinks: [{endpoints: [a, b], delay: 0ms}]",
        "nodes: {a: {kind: host}, b: {kind: host}}\nlinks: [{endpoints: [a, b], rate: 20}]",
        "nodes: {a: {kind: host}, b: {kind: host}}\nlinks: [{endpoints: [a, b], loss: 0.5}]",
        "nodes: {a: {kind: host}, b: {kind: host}}\nlinks: [{endpoints: [a, b], limit: 0}]",
        "generate: {star: {hosts: 2, limit: 5km}}",
        "nodes: {a: {kind: host}, b: {kind: host}}\nlinks: [{endpoints: [a, b], limit: 5km}]",
        "nodes: {a: {kind: host}, b: {kind: host}}\n"
            + "links: [{endpoints: [a, b], to: {a: {mtu: 9}}}]",
        "generate: {fat-tre: {k: 8}}",
        "generate: {fat-tree: {k: 8, j: 1}}",
        "generate: {star: {}}",
        "links: []"
      })
  @DisplayName("refuses what the reader refuses")
  void refuses(String section) {
    assertFalse(validate(section).isEmpty());
    assertThrows(DocumentException.class, () -> read(section));
  }

  @Test
  @DisplayName("knows every generator and every parameter of it")
  void knowsGenerators() {
    JsonNode generators =
        SCHEMA.getSchemaNode().at("/$defs/topology/properties/generate/properties");

    assertEquals(
        Generators.all().stream().map(Generator::name).collect(Collectors.toSet()),
        keys(generators));
    for (Generator generator : Generators.all()) {
      assertEquals(
          generator.parameters().stream().map(Parameter::name).collect(Collectors.toSet()),
          keys(generators.get(generator.name()).get("properties")),
          generator.name());
      for (Parameter parameter : generator.parameters()) {
        String type = parameter.type().getClass().getSimpleName().toLowerCase(Locale.ROOT);
        if (Set.of("limit", "rate").contains(type)) {
          JsonNode properties = generators.get(generator.name()).get("properties");
          assertEquals(
              "#/$defs/generator-" + type,
              properties.get(parameter.name()).path("$ref").asText(),
              generator.name() + " " + parameter.name());
        }
      }
    }
    assertTrue(validate("generate: {fat-tree: {k: 8}}").isEmpty());
    assertTrue(validate("generate: {ring: {limit: 64kB, rate: unlimited}}").isEmpty());
    assertTrue(
        validate("generate: {waxman: {alpha: 30%}}\nattach: {at: leaves, hosts: 50, delay: 1us}")
            .isEmpty());
    assertTrue(validate("generate: {ring: }\nattach: [{at: [a, b], hosts: 1}]").isEmpty());
    assertFalse(validate("generate: {ring: {}}\nattach: {at: leaves}").isEmpty());
  }

  private static Set<String> keys(JsonNode object) {
    Set<String> keys = new TreeSet<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private static Set<ValidationMessage> validate(String section) {
    return SCHEMA.validate("version: 1\ntopology:\n" + section.indent(2), InputFormat.YAML);
  }

  private static void read(String section) {
    TopologyReader.read(YamlReader.parse("t.yaml", section), Path.of("."));
  }
}
