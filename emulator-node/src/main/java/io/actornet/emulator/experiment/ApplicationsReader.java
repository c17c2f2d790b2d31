package io.actornet.emulator.experiment;

import io.actornet.emulator.experiment.app.ApplicationKind;
import io.actornet.emulator.experiment.app.ApplicationKinds;
import io.actornet.emulator.experiment.app.ApplicationScope;
import io.actornet.emulator.experiment.app.Placement;
import io.actornet.emulator.experiment.app.UserClass;
import io.actornet.protocol.app.Application;
import io.actornet.protocol.app.boot.Diskless;
import io.actornet.protocol.rarp.RarpParameters;
import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Fields;
import io.actornet.topology.document.YamlEntry;
import io.actornet.topology.document.YamlMapping;
import io.actornet.topology.document.YamlNode;
import io.actornet.topology.model.NaturalOrder;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkInterface;
import io.actornet.topology.model.Node;
import io.actornet.topology.model.NodeKind;
import io.actornet.topology.selector.Selectors;
import io.actornet.topology.value.Units;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Reads {@code apps:}, whose entries say on which hosts what runs:
 *
 * <pre>
 * - {on: web, http-server: {port: 80}}
 * - {on: "host[0-999]", ping: {to: web, at: 1s, every: 20us}}
 * - {on: web, class: com.example.Mine, at: 1s, options: {greeting: hello}}
 * </pre>
 *
 * <p>{@code at} is the start on the first host; {@code every} lets each following host start so
 * much later than the one before it. All of them are before the run stops, as one that never starts
 * is a mistake.
 */
final class ApplicationsReader {
  private static final String ON = "on";
  private static final String AT = "at";
  private static final String EVERY = "every";
  private static final String DISKLESS = "diskless";

  private final ApplicationKinds kinds;
  private final Network network;
  private final Selectors selectors;
  private final long stopNanos;
  private final PortClaims ports = new PortClaims();

  ApplicationsReader(ApplicationKinds kinds, Network network, Selectors selectors, long stopNanos) {
    this.kinds = kinds;
    this.network = network;
    this.selectors = selectors;
    this.stopNanos = stopNanos;
  }

  List<ApplicationSpec> read(List<YamlNode> items) {
    List<ApplicationSpec> applications = new ArrayList<>(items.size());
    for (YamlNode item : items) {
      YamlMapping mapping = item.asMapping("an application");
      applications.add(mapping.get(UserClass.KEY) != null ? userClass(mapping) : builtIn(mapping));
    }
    List<ApplicationSpec.Start> booting = booting(applications);
    if (!booting.isEmpty()) {
      applications.add(new ApplicationSpec(DISKLESS, false, booting));
    }
    return applications;
  }

  /** Hosts with {@code boot: rarp} ask for their address at once unless something else is said. */
  private List<ApplicationSpec.Start> booting(List<ApplicationSpec> written) {
    BitSet told = new BitSet();
    for (ApplicationSpec spec : written) {
      if (spec.kind().equals(DISKLESS)) {
        spec.starts().forEach(start -> told.set(start.node()));
      }
    }
    List<ApplicationSpec.Start> starts = new ArrayList<>();
    for (Node node : network.nodes()) {
      for (NetworkInterface each : node.interfaces()) {
        if (each.reserved() != null && !told.get(node.index())) {
          starts.add(
              new ApplicationSpec.Start(
                  node.index(),
                  0,
                  new Diskless(each.index(), each.prefixLength(), RarpParameters.DEFAULTS)));
        }
      }
    }
    return starts;
  }

  private ApplicationSpec builtIn(YamlMapping mapping) {
    List<String> keys = new ArrayList<>(List.of(ON));
    keys.addAll(kinds.names());
    keys.add(UserClass.KEY);
    Fields entry = mapping.fields("application", keys);
    List<YamlEntry> chosen =
        mapping.entries().stream().filter(each -> !each.key().equals(ON)).toList();
    if (chosen.size() != 1) {
      throw new DocumentException(
          chosen.isEmpty() ? mapping.place() : chosen.get(1).place(),
          chosen.size() + " applications in an entry of 'apps'",
          "'on' and one application, such as {on: web, http-server: {port: 80}}");
    }
    ApplicationKind kind = kinds.named(chosen.getFirst().key());
    YamlNode value = chosen.getFirst().value();
    YamlMapping options =
        value.isNothing()
            ? new YamlMapping(value.place(), List.of())
            : value.asMapping("'" + kind.name() + "' in application");
    List<String> optionKeys = new ArrayList<>(kind.keys());
    optionKeys.addAll(List.of(AT, EVERY));
    return spec(kind.name(), kind, entry, options.fields(kind.name(), optionKeys));
  }

  private ApplicationSpec userClass(YamlMapping mapping) {
    Fields entry = mapping.fields("application", ON, UserClass.KEY, UserClass.OPTIONS, AT, EVERY);
    return spec(
        mapping.get(UserClass.KEY).asScalar("'class' in application").text(),
        kinds.userClass(),
        entry,
        entry);
  }

  private ApplicationSpec spec(String name, ApplicationKind kind, Fields entry, Fields options) {
    List<Node> hosts = hosts(entry);
    ApplicationScope scope = new ApplicationScope(network, selectors, hosts);
    long at = options.optional(AT, 0L, Units::parseNanos);
    long every = options.optional(EVERY, 0L, Units::parseNanos);
    List<ApplicationSpec.Start> starts = new ArrayList<>(hosts.size());
    try {
      Placement placement = kind.read(options, scope);
      for (int i = 0; i < hosts.size(); i++) {
        long start = Math.addExact(at, Math.multiplyExact(every, (long) i));
        if (start >= stopNanos) {
          throw late(options, name, hosts.get(i), start);
        }
        for (Application application : placement.on(hosts.get(i), i)) {
          checkName(options, name, hosts.get(i), application);
          ports.claim(hosts.get(i), application, name, options.place("port"));
          starts.add(new ApplicationSpec.Start(hosts.get(i).index(), start, application));
        }
      }
    } catch (IllegalArgumentException refused) {
      throw DocumentException.of(options.place(), name + ": " + refused.getMessage());
    } catch (ArithmeticException overflow) {
      throw options.refuse(EVERY, "a start later than time itself", "a smaller step");
    }
    if (starts.isEmpty()) { // a host does not talk to itself, and there is nobody else
      throw new DocumentException(
          options.place(), name + " with no target but the host itself", "another node in 'to'");
    }
    return new ApplicationSpec(name, kind.equals(kinds.userClass()), starts);
  }

  private DocumentException late(Fields options, String name, Node host, long start) {
    return options.refuse(
        options.has(AT) ? AT : EVERY,
        name + " on " + host.name() + " at " + Units.formatNanos(start),
        "a time before the run stops at " + Units.formatNanos(stopNanos));
  }

  /** Refuses names that nobody can look up. */
  private static void checkName(Fields options, String kind, Node host, Application application) {
    String name = Addressee.name(application);
    if (name != null && host.options().dns() == null) {
      throw options.refuse(
          options.has("url") ? "url" : "to",
          kind + " by the name '" + name + "' on " + host.name() + ", which has no 'dns'",
          "'dns' of " + host.name() + " with its resolver, or an address in place of the name");
    }
  }

  private List<Node> hosts(Fields entry) {
    entry.required(ON);
    List<Node> hosts = new ArrayList<>(selectors.nodes(entry, ON));
    for (Node node : hosts) {
      if (node.kind() != NodeKind.HOST) {
        throw entry.refuse(
            ON,
            "'" + node.name() + "', which is no host",
            "hosts: applications run on nothing else");
      }
    }
    hosts.sort(Comparator.comparing(Node::name, NaturalOrder.INSTANCE));
    return hosts;
  }
}
