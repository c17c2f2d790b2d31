package io.actornet.protocol.app.flows;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import io.actornet.protocol.app.Application;
import io.actornet.protocol.app.ApplicationBehavior;
import io.actornet.protocol.app.ApplicationContext;
import io.actornet.protocol.app.Options;
import io.actornet.protocol.app.bulk.Pattern;
import io.actornet.protocol.device.HostCommand;
import io.actornet.protocol.device.HostEvent;
import io.actornet.protocol.device.TcpOptions;
import io.actornet.protocol.device.TcpSocketCommand;
import io.actornet.protocol.engine.Counter;
import io.actornet.protocol.engine.RandomStream;
import io.actornet.protocol.engine.Timer;
import io.actornet.topology.value.Ipv4Address;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code flows}: the part of one host in a workload. Each flow is a TCP connection that carries so
 * many bytes to a receiver, where something such as {@code tcp-sink} takes them.
 *
 * <p>Counts {@code flows.started}, {@code flows.completed}, {@code flows.failed} and {@code
 * flows.bytes}, those of completed flows; journals {@code flow.done} and {@code flow.failed}.
 *
 * @param receivers shared by all hosts of the workload
 * @param own number of this host among them, or {@link Matrix#NOT_AMONG}
 * @param position of this host among the senders
 * @param settings what all of them have in common
 */
public record Flows(Receivers receivers, int own, int position, Settings settings)
    implements Application {
  /** The addresses that flows go to, 32 bits each. */
  @SuppressWarnings("ArrayRecordComponent") // one for a million hosts, and handed to nobody
  public record Receivers(int[] addresses) {}

  /**
   * What all hosts of a workload have in common.
   *
   * @param port 1 to 65535
   * @param matrix who sends to whom
   * @param intervals nanoseconds from one flow of a host to its next
   * @param sizes bytes of a flow; at least one is sent
   * @param count flows of each host; 0 = one round where the matrix has rounds, else without end
   * @param untilNanos emulated time from which on no flow begins
   * @param tcp options of the connections
   */
  public record Settings(
      int port,
      Matrix matrix,
      Distribution intervals,
      Distribution sizes,
      long count,
      long untilNanos,
      TcpOptions tcp) {
    public Settings {
      Options.checkPort(port);
      Options.check("count", count, 0);
      if (intervals.mean() <= 0) {
        throw new IllegalArgumentException("time between flows 0: expected above 0");
      }
    }
  }

  @Override
  public Behavior<HostEvent> create(ApplicationContext host) {
    return new Sender(host, this);
  }

  /** The flow of one connection. */
  private static final class Flow {
    final long number;
    final int receiver;
    final long bytes;
    final long begun;

    /** By which it was asked for; equal ones are told apart by being another object. */
    final HostCommand.Connect command;

    long sent;

    Flow(long number, int receiver, long bytes, long begun, HostCommand.Connect command) {
      this.command = command;
      this.number = number;
      this.receiver = receiver;
      this.bytes = bytes;
      this.begun = begun;
    }
  }

  private static final class Sender extends ApplicationBehavior {
    private static final int LONGEST_CHUNK = 64 * 1024;

    private final Flows flows;
    private final Settings settings;
    private final Matrix.Choice choice;
    private final double weight;
    private final long count;
    private final RandomStream intervals;
    private final RandomStream sizes;
    private final RandomStream choices;
    private final Timer<HostEvent> timer;
    private final Counter started;

    private final Map<ActorRef<TcpSocketCommand.ByApplication>, Flow> open =
        LinkedHashMap.newLinkedHashMap(2);

    /** Whose socket is not there yet; the host answers before anything else happens. */
    private Flow asked;

    private long next;
    private long due;
    private boolean last;

    Sender(ApplicationContext host, Flows flows) {
      super(host);
      this.flows = flows;
      settings = flows.settings;
      Matrix.Sender sender =
          new Matrix.Sender(
              flows.own,
              flows.position,
              flows.receivers.addresses.length,
              host.shared("flows.matrix:" + settings.port));
      choice = settings.matrix.choice(sender);
      weight = settings.matrix.weight(sender);
      count = settings.count > 0 ? settings.count : settings.matrix.round(sender);
      intervals = host.random("flows.intervals");
      sizes = host.random("flows.sizes");
      choices = host.random("flows.receivers");
      timer = host.timer(this);
      started = host.counter("flows.started", "flows");
    }

    @Override
    protected void started() {
      due = host.now();
      await();
    }

    /** Waits for the time of the next flow, or ends where there is none. */
    private void await() {
      long interval = (long) (settings.intervals.next(intervals) / weight);
      due = interval > settings.untilNanos - due ? settings.untilNanos : due + interval;
      last = due >= settings.untilNanos || count > 0 && next == count;
      if (!last) {
        timer.arm(due);
      }
      stopIfDone();
    }

    private void stopIfDone() {
      if (last && open.isEmpty() && asked == null) {
        stop();
      }
    }

    @Override
    protected void timerFired(Object key) {
      int receiver = choice.receiver(next, choices);
      long bytes = Math.max(1, settings.sizes.next(sizes));
      Ipv4Address to = new Ipv4Address(flows.receivers.addresses[receiver]);
      HostCommand.Connect connect =
          new HostCommand.Connect(to, settings.port, settings.tcp, host.self());
      asked = new Flow(next++, receiver, bytes, host.now(), connect);
      started.increment();
      host.ask(connect);
      await();
    }

    @Override
    protected void connecting(HostEvent.Connecting connecting) {
      open.put(connecting.socket(), asked);
      asked = null;
    }

    @Override
    protected void connected(HostEvent.Connected connected) {
      send(connected.socket(), open.get(connected.socket()));
    }

    /** The answer to one chunk lets the next go. */
    @Override
    protected void writable(HostEvent.Writable writable) {
      Flow flow = open.get(writable.socket());
      if (flow != null && flow.sent < flow.bytes) {
        send(writable.socket(), flow);
      }
    }

    private void send(ActorRef<TcpSocketCommand.ByApplication> socket, Flow flow) {
      int chunk = Math.min(LONGEST_CHUNK, settings.tcp.sendBufferBytes());
      int bytes = (int) Math.min(chunk, flow.bytes - flow.sent);
      socket.tell(new TcpSocketCommand.Send(Pattern.bytes(bytes)));
      flow.sent += bytes;
      if (flow.sent == flow.bytes) {
        socket.tell(new TcpSocketCommand.Close());
      }
    }

    @Override
    protected void closed(HostEvent.Closed closed) {
      Flow flow = open.remove(closed.socket());
      if (flow.sent == flow.bytes && closed.reason().equals("closed")) {
        host.counter("flows.completed", "flows").increment();
        host.counter("flows.bytes", "bytes").add(flow.bytes);
        host.journal(
            "flow.done",
            "to",
            Ipv4Address.format(flows.receivers.addresses[flow.receiver]),
            "flow",
            flow.number,
            "bytes",
            flow.bytes,
            "duration_nanos",
            host.now() - flow.begun);
      } else {
        fail(flow, closed.reason());
      }
      stopIfDone();
    }

    @Override
    protected void failed(HostEvent.Failed failed) {
      fail(withdraw(failed.command()), failed.reason());
      stopIfDone();
    }

    @SuppressWarnings("ReferenceEquality") // flows to one receiver ask for equal connections
    private Flow withdraw(HostCommand command) {
      if (asked != null && asked.command == command) {
        Flow refused = asked;
        asked = null;
        return refused;
      }
      for (var each = open.values().iterator(); each.hasNext(); ) {
        Flow flow = each.next();
        if (flow.command == command) {
          each.remove();
          return flow;
        }
      }
      throw new IllegalStateException("a failure of what nobody asked for: " + command);
    }

    private void fail(Flow flow, String reason) {
      host.counter("flows.failed", "flows").increment();
      host.journal(
          "flow.failed",
          "to",
          Ipv4Address.format(flows.receivers.addresses[flow.receiver]),
          "flow",
          flow.number,
          "bytes",
          flow.bytes,
          "reason",
          reason);
    }
  }
}
