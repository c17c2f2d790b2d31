package io.actornet.protocol.app.bulk;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import io.actornet.protocol.app.Application;
import io.actornet.protocol.app.ApplicationBehavior;
import io.actornet.protocol.app.ApplicationContext;
import io.actornet.protocol.app.ClaimedPort;
import io.actornet.protocol.app.Options;
import io.actornet.protocol.device.HostEvent;
import io.actornet.protocol.device.TcpOptions;
import io.actornet.protocol.device.TcpSocketCommand;
import io.actornet.protocol.engine.Counter;
import io.actornet.topology.value.IpAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code tcp-sink}: takes what comes over connections to a port.
 *
 * <p>Counts {@code tcp-sink.bytes} and {@code tcp-sink.connections}; journals {@code tcp-sink.done}
 * for each connection that has ended.
 *
 * @param port 1 to 65535
 * @param tcp buffers and segment size of the connections
 */
public record TcpSink(int port, TcpOptions tcp) implements Application {
  public TcpSink {
    Options.checkPort(port);
  }

  @Override
  public List<ClaimedPort> claims() {
    return List.of(ClaimedPort.tcp(port));
  }

  @Override
  public Behavior<HostEvent> create(ApplicationContext host) {
    return new Sink(host, this);
  }

  private static final class Sink extends ApplicationBehavior {
    private static final class Stream {
      final IpAddress peer;
      final long acceptedAt;
      long bytes;
      long lastAt;

      Stream(IpAddress peer, long acceptedAt) {
        this.peer = peer;
        this.acceptedAt = acceptedAt;
        lastAt = acceptedAt;
      }
    }

    private final TcpSink options;
    private final Counter bytes;
    private final Counter connections;

    /** Not iterated over, so that its order cannot matter. */
    private final Map<ActorRef<?>, Stream> streams = new HashMap<>();

    Sink(ApplicationContext host, TcpSink options) {
      super(host);
      this.options = options;
      bytes = host.counter("tcp-sink.bytes", "bytes");
      connections = host.counter("tcp-sink.connections", "connections");
    }

    @Override
    protected void started() {
      host.listen(options.port, options.tcp);
    }

    @Override
    protected void accepted(HostEvent.Accepted accepted) {
      connections.increment();
      streams.put(accepted.socket(), new Stream(accepted.peer(), host.now()));
    }

    @Override
    protected void data(HostEvent.Data data) {
      bytes.add(data.length());
      Stream stream = streams.get(data.socket());
      if (stream != null) {
        stream.bytes += data.length();
        stream.lastAt = host.now();
      }
    }

    @Override
    protected void endOfStream(HostEvent.EndOfStream end) {
      end.socket().tell(new TcpSocketCommand.Close());
    }

    @Override
    protected void closed(HostEvent.Closed closed) {
      Stream stream = streams.remove(closed.socket());
      if (stream == null) {
        return;
      }
      long duration = stream.lastAt - stream.acceptedAt;
      host.journal(
          "tcp-sink.done",
          "peer",
          stream.peer.toString(),
          "port",
          options.port,
          "bytes",
          stream.bytes,
          "duration_nanos",
          duration,
          "goodput_bits_per_second",
          Goodput.bitsPerSecond(stream.bytes, duration),
          "reason",
          closed.reason());
    }
  }
}
