package io.actornet.emulator.experiment;

import io.actornet.protocol.app.Application;
import io.actornet.protocol.app.boot.Diskless;
import io.actornet.protocol.app.boot.RarpService;
import io.actornet.protocol.app.browse.Browse;
import io.actornet.protocol.app.bulk.TcpRequest;
import io.actornet.protocol.app.bulk.TcpRespond;
import io.actornet.protocol.app.bulk.TcpSink;
import io.actornet.protocol.app.bulk.UdpSend;
import io.actornet.protocol.app.bulk.UdpSink;
import io.actornet.protocol.app.dns.DnsResolver;
import io.actornet.protocol.app.dns.DnsServer;
import io.actornet.protocol.app.flows.Flows;
import io.actornet.protocol.app.http.HttpGet;
import io.actornet.protocol.app.http.HttpServer;
import io.actornet.protocol.app.ping.Ping;
import io.actornet.protocol.app.ping.Traceroute;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.Node;
import io.actornet.topology.model.NodeKind;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What the applications of an experiment will send, roughly.
 *
 * @param packets in both directions together
 * @param bytes of the frames around them
 * @param meanHops links that one of them crosses
 * @param complete whether every application could be estimated
 * @param bounds what was assumed to bound those that send without an end, in sentences
 */
record Traffic(
    double packets, double bytes, double meanHops, boolean complete, List<String> bounds) {
  private static final double SEGMENT_BYTES = 1_448;
  private static final double HEADER_BYTES = 66;

  /** Segments a segment of data: every second one is acknowledged. */
  private static final double WITH_ACKNOWLEDGMENTS = 1.5;

  /** Connection set-up and release. */
  private static final double CONNECTION_SEGMENTS = 7;

  private static final double TYPICAL_DOCUMENT_BYTES = 20_000;

  private static final int SAMPLED_HOSTS = 32;

  static Traffic of(Experiment experiment) {
    double packets = 0;
    double bytes = 0;
    boolean complete = true;
    Bulk bulk = new Bulk(experiment.network());
    for (ApplicationSpec spec : experiment.applications()) {
      for (ApplicationSpec.Start start : spec.starts()) {
        double seconds = (experiment.stopNanos() - start.atNanos()) / 1e9;
        if (bulk.add(spec.kind(), start, seconds)) {
          continue;
        }
        Load load = load(start.application(), seconds);
        if (load == null) {
          complete = false;
        } else {
          packets += load.packets;
          bytes += load.bytes;
        }
      }
    }
    OptionalDouble payload = bulk.bytes(TYPICAL_DOCUMENT_BYTES);
    if (payload.orElse(0) > 0) {
      Load load = Load.stream(payload.getAsDouble());
      packets += load.packets;
      bytes += load.bytes;
    }
    return new Traffic(
        packets,
        bytes,
        meanHops(experiment.network()),
        complete && payload.isPresent(),
        bulk.bounds());
  }

  /** Mean length of a frame in bytes. */
  double meanBytes() {
    return packets == 0 ? 0 : bytes / packets;
  }

  private record Load(double packets, double bytes) {
    static final Load NONE = new Load(0, 0);

    static Load stream(double payload) {
      double segments = Math.ceil(payload / SEGMENT_BYTES) * WITH_ACKNOWLEDGMENTS;
      double all = segments + CONNECTION_SEGMENTS;
      return new Load(all, payload + all * HEADER_BYTES);
    }
  }

  /** What an application and those who answer it send; null when that cannot be told. */
  private static Load load(Application application, double seconds) {
    return switch (application) {
      case Ping ping -> {
        double all = Math.max(0, seconds * 1e9 / ping.intervalNanos());
        double packets = 2 * (ping.count() == 0 ? all : Math.min(all + 1, (double) ping.count()));
        yield new Load(packets, packets * (ping.sizeBytes() + HEADER_BYTES));
      }
      case Traceroute traceroute -> new Load(2 * traceroute.probes() * 8.0, 2_000);
      case UdpSend send -> {
        double all = Math.max(0, seconds * send.packetsPerSecond());
        double packets = send.count() == 0 ? all : Math.min(all, (double) send.count());
        yield new Load(packets, packets * (send.sizeBytes() + HEADER_BYTES));
      }
      case TcpRequest request ->
          Load.stream((double) request.requestBytes() + request.responseBytes());
      case Flows(_, _, _, Flows.Settings settings) -> {
        double all = Math.max(0, seconds * 1e9 / settings.intervals().mean());
        Load each = Load.stream(settings.sizes().mean());
        double flows = settings.count() == 0 ? all : Math.min(all, (double) settings.count());
        yield new Load(flows * each.packets, flows * each.bytes);
      }
      case HttpGet get -> Load.stream(get.count() * TYPICAL_DOCUMENT_BYTES);
      case Browse _ -> Load.stream(TYPICAL_DOCUMENT_BYTES);
      case HttpServer _ -> Load.NONE;
      case Diskless _ -> new Load(2, 120);
      case UdpSink _, TcpSink _, TcpRespond _, DnsServer _, DnsResolver _, RarpService _ ->
          Load.NONE;
      default -> null;
    };
  }

  /** The mean distance of hosts, from some of them to all. */
  private static double meanHops(Network network) {
    int[] hosts =
        network.nodes().stream()
            .filter(node -> node.kind() == NodeKind.HOST)
            .mapToInt(Node::index)
            .toArray();
    Distances distances = new Distances(network);
    int step = Math.max(1, hosts.length / SAMPLED_HOSTS);
    long sum = 0;
    long pairs = 0;
    for (int i = 0; i < hosts.length; i += step) {
      int[] distance = distances.from(hosts[i]);
      for (int other : hosts) {
        if (distance[other] > 0) {
          sum += distance[other];
          pairs++;
        }
      }
    }
    return pairs == 0 ? 1 : (double) sum / pairs;
  }
}
