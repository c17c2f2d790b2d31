package io.actornet.emulator.packetdrill;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import io.actornet.emulator.packetdrill.packet.Addresses;
import io.actornet.protocol.app.Application;
import io.actornet.protocol.app.ApplicationHost;
import io.actornet.protocol.device.Host;
import io.actornet.protocol.device.HostCommand;
import io.actornet.protocol.device.HostMessage;
import io.actornet.protocol.device.HostPlan;
import io.actornet.protocol.device.InterfaceSpec;
import io.actornet.protocol.device.Port;
import io.actornet.protocol.device.SharedStack;
import io.actornet.protocol.engine.Blank;
import io.actornet.protocol.engine.DeviceContext;
import io.actornet.protocol.engine.Engine;
import io.actornet.protocol.engine.Event;
import io.actornet.protocol.engine.FrameSink;
import io.actornet.protocol.engine.Partition;
import io.actornet.protocol.ip.Route;
import io.actornet.protocol.ip.RoutingTable;
import io.actornet.protocol.link.Channel;
import io.actornet.protocol.link.Transmitter;
import io.actornet.protocol.link.Verdict;
import io.actornet.protocol.tcp.TcpConfig;
import io.actornet.topology.value.Ipv4Prefix;
import io.actornet.topology.value.JitterDistribution;
import io.actornet.topology.value.LinkSettings;
import java.util.List;

/** An emulated host whose only link ends in a script; to be used on its partition's loop. */
final class HostUnderTest {
  private static final int PREFIX_LENGTH = 16;

  /** No rate, no loss, and the least delay that a link can have. */
  private static final LinkSettings LINK =
      new LinkSettings(0, 1, 0, JitterDistribution.UNIFORM, 0, 0, 0);

  private final DeviceContext device;
  private final Channel incoming;
  private final ActorRef<HostMessage> actor;
  private final Host host;
  private long steps;
  private boolean losing;

  /**
   * A host.
   *
   * @param index of the device, unique
   * @param name what its random numbers depend on
   * @param sent takes what it sends
   */
  HostUnderTest(
      ActorContext<Void> root,
      Partition partition,
      int index,
      String name,
      ScriptOptions options,
      FrameSink sent) {
    device = new DeviceContext(partition, index, name);
    SharedStack stack = new SharedStack(partition);
    incoming = new Channel(partition, index, 0);
    Transmitter transmitter = new Transmitter(name, LINK, partition.seed(), sent);
    transmitter.addRule((time, frame) -> losing ? Verdict.DROP : Verdict.PASS);
    Addresses addresses = options.addresses();
    InterfaceSpec tun =
        new InterfaceSpec(
            "tun0",
            addresses.localMac(),
            addresses.local(),
            PREFIX_LENGTH,
            options.mtu(),
            false,
            false);
    HostPlan plan =
        new HostPlan(
            List.of(
                new HostPlan.Attachment(tun, new Port(0, tun.name(), transmitter, incoming, null))),
            List.of(new HostPlan.Neighbour(0, addresses.gateway(), addresses.gatewayMac())),
            RoutingTable.of(
                List.of(
                    Route.onLink(Ipv4Prefix.containing(addresses.local(), PREFIX_LENGTH), 0),
                    Route.via(Ipv4Prefix.parse("0.0.0.0/0"), 0, addresses.gateway()))),
            TcpConfig.DEFAULT);
    host = new Host(device, stack, false, plan);
    actor = Blank.spawn(root, host, null, Engine.props(partition.index()));
  }

  /** Runs an application from the beginning. */
  void run(Application application) {
    new ApplicationHost(device, actor, host.internet(), null).startAt(0, 0, application);
  }

  /** What TCP connections have from now on. */
  void apply(HostSettings settings) {
    actor.tell(new HostCommand.ConfigureTcp(settings.tcpConfig()));
  }

  /** Whether all that the host sends is lost. */
  void losesOutput(boolean loses) {
    losing = loses;
  }

  /** Emulated time in nanoseconds. */
  long now() {
    return device.now();
  }

  /** Gives the host a frame now. */
  void receive(byte[] frame) {
    incoming.deliver(device.now(), frame, 0);
  }

  /** Does something at an instant, when all that happens before it at that instant has. */
  void at(long timeNanos, Runnable action) {
    device.partition().schedule(timeNanos, new Step(device.index(), ++steps, action));
  }

  private static final class Step extends Event {
    private final Runnable action;

    Step(int device, long number, Runnable action) {
      this.action = action;
      order = order(device, START, 0);
      sequence = number;
    }

    @Override
    protected void fire(long timeNanos) {
      action.run();
    }
  }
}
