package io.actornet.emulator.experiment;

import io.actornet.emulator.experiment.Ways.Speed;
import io.actornet.emulator.experiment.Ways.Way;
import io.actornet.protocol.app.Application;
import io.actornet.protocol.app.bulk.TcpSend;
import io.actornet.protocol.app.http.HttpGet;
import io.actornet.protocol.device.TcpOptions;
import io.actornet.topology.model.Network;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What those senders send that the network bounds, or the end of the run: of many, some stand for
 * all.
 */
final class Bulk {
  /** Nodes that all searches for ways may look at together. */
  private static final long MOST_VISITED = 20_000_000;

  private static final int MOST_TRACED = 1_000;
  private static final int LEAST_TRACED = 16;

  private final Network network;
  private final Ways ways;
  private final List<Sender> senders = new ArrayList<>();
  private final Map<String, String> bounds = new LinkedHashMap<>();

  /** A sender that has so long. */
  private record Sender(
      String kind, ApplicationSpec.Start start, Application application, double seconds) {
    boolean isEndless() {
      return switch (application) {
        case TcpSend send -> send.sizeBytes() == 0;
        case HttpGet get -> get.count() == 0;
        default -> false;
      };
    }
  }

  Bulk(Network network) {
    this.network = network;
    ways = new Ways(network);
  }

  /** Adds a sender; false if this class cannot tell what it sends. */
  boolean add(String kind, ApplicationSpec.Start start, double seconds) {
    boolean known =
        switch (start.application()) {
          case TcpSend _ -> true;
          case HttpGet get -> get.count() == 0;
          default -> false;
        };
    if (known) {
      senders.add(new Sender(kind, start, start.application(), Math.max(0, seconds)));
    }
    return known;
  }

  /** The bytes that all of them send; empty if that cannot be told. */
  OptionalDouble bytes(double documentBytes) {
    int nodes = network.nodes().size();
    int most = Math.clamp(MOST_VISITED / Math.max(1, nodes), LEAST_TRACED, MOST_TRACED);
    int step = Math.max(1, (senders.size() + most - 1) / most);
    Map<Sender, Way> traced = new LinkedHashMap<>();
    for (int i = 0; i < senders.size(); i += step) {
      Sender sender = senders.get(i);
      Way way = ways.find(sender.start.node(), Addressee.address(sender.application));
      if (way == null) {
        return OptionalDouble.empty();
      }
      traced.put(sender, way);
      ways.share(way, sender.isEndless() ? step : 0);
    }
    double bytes = 0;
    for (Map.Entry<Sender, Way> each : traced.entrySet()) {
      bytes += bytes(each.getKey(), each.getValue(), documentBytes) * step;
    }
    return OptionalDouble.of(bytes);
  }

  private double bytes(Sender sender, Way way, double documentBytes) {
    return switch (sender.application) {
      case TcpSend send -> {
        Speed speed = ways.speed(way, send.tcp().sendBufferBytes());
        double most = speed.bitsPerSecond() / 8 * seconds(send, sender.seconds);
        if (sender.isEndless() || most < send.sizeBytes()) {
          note(sender, speed);
        }
        yield sender.isEndless() ? most : Math.min(most, (double) send.sizeBytes());
      }
      case HttpGet get -> {
        Speed speed = ways.speed(way, TcpOptions.DEFAULT.sendBufferBytes());
        note(sender, speed);
        double each =
            (get.intervalNanos() + ways.roundTripNanos(way)) / 1e9
                + documentBytes * 8 / speed.bitsPerSecond();
        yield sender.seconds / each * documentBytes;
      }
      default -> 0;
    };
  }

  private static double seconds(TcpSend send, double most) {
    return send.durationNanos() == 0 ? most : Math.min(most, send.durationNanos() / 1e9);
  }

  private void note(Sender sender, Speed speed) {
    bounds.putIfAbsent(
        sender.kind,
        String.format(
            Locale.ROOT,
            "%s on %s ends with the run, if not before; until then at most %s, by %s",
            sender.kind,
            network.nodes().get(sender.start.node()).name(),
            rate(speed.bitsPerSecond()),
            speed.bound()));
  }

  private static String rate(double bitsPerSecond) {
    return bitsPerSecond < 1e6
        ? String.format(Locale.ROOT, "%.3g kbit/s", bitsPerSecond / 1e3)
        : String.format(Locale.ROOT, "%,.0f Mbit/s", bitsPerSecond / 1e6);
  }

  /** What bounds them, in a sentence for each kind. */
  List<String> bounds() {
    return List.copyOf(bounds.values());
  }
}
