package io.actornet.emulator.experiment;

import io.actornet.emulator.experiment.app.TcpNames;
import io.actornet.protocol.tcp.Ecn;
import io.actornet.protocol.tcp.LossHandling;
import io.actornet.protocol.tcp.Persona;
import io.actornet.protocol.tcp.Personas;
import io.actornet.protocol.tcp.TcpConfig;
import io.actornet.protocol.tcp.TcpConfigBuilder;
import io.actornet.topology.document.Fields;
import io.actornet.topology.document.Values;
import io.actornet.topology.document.YamlEntry;
import io.actornet.topology.document.YamlMapping;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The words about a host's TCP: {@code tcp: {persona: linux, congestion: cubic}}. */
final class HostTcp {
  private static final List<String> KEYS =
      List.of("persona", "congestion", "loss-detection", "ecn", "timestamps", "sack");

  /** Where words are looked up. */
  private interface Words {
    /** The meaning of the word under a key; the fallback where there is none. */
    <T> T read(String key, T fallback, Function<String, T> parser);
  }

  private HostTcp() {}

  /** Refuses, with their place, words about the TCP of a topology's nodes that mean nothing. */
  static void check(YamlMapping topology) {
    if (!(topology.get("nodes") instanceof YamlMapping nodes)) {
      return;
    }
    for (YamlEntry node : nodes.entries()) {
      if (node.value() instanceof YamlMapping words
          && words.get("tcp") instanceof YamlMapping tcp) {
        Fields fields = tcp.fields("'tcp' in node '" + node.key() + "'", KEYS);
        config(fields::optional);
      }
    }
  }

  /** The settings that words, which {@link #check} has found good, stand for. */
  static TcpConfig config(Map<String, String> words) {
    return words.isEmpty()
        ? TcpConfig.DEFAULT
        : config(
            new Words() {
              @Override
              public <T> T read(String key, T fallback, Function<String, T> parser) {
                String word = words.get(key);
                return word == null ? fallback : parser.apply(word);
              }
            });
  }

  private static TcpConfig config(Words words) {
    Persona persona = words.read("persona", Personas.STRICT, TcpNames::persona);
    TcpConfig base = persona.config();
    LossHandling loss = base.loss();
    TcpConfigBuilder builder = base.toBuilder();
    return builder
        .congestionControl(words.read("congestion", base.congestionControl(), TcpNames::congestion))
        .loss(
            new LossHandling(
                words.read("loss-detection", loss.detection(), TcpNames::lossDetection),
                loss.rateReduction(),
                loss.duplicateSack(),
                loss.spuriousTimeouts()))
        .ecn(words.read("ecn", base.ecn(), Values.choice(Ecn.class)))
        .timestamps(words.read("timestamps", base.timestamps(), Values::flag))
        .selectiveAcknowledgment(words.read("sack", base.selectiveAcknowledgment(), Values::flag))
        .build();
  }
}
