package io.actornet.protocol.emulation;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import io.actornet.protocol.app.ApplicationHost;
import io.actornet.protocol.device.Bridge;
import io.actornet.protocol.device.BridgeControl;
import io.actornet.protocol.device.BridgeMessage;
import io.actornet.protocol.device.Host;
import io.actornet.protocol.device.HostCommand;
import io.actornet.protocol.device.HostMessage;
import io.actornet.protocol.device.HostPlan;
import io.actornet.protocol.device.InterfaceSpec;
import io.actornet.protocol.device.Port;
import io.actornet.protocol.device.SharedStack;
import io.actornet.protocol.engine.Blank;
import io.actornet.protocol.engine.Clock;
import io.actornet.protocol.engine.DeviceContext;
import io.actornet.protocol.engine.Engine;
import io.actornet.protocol.engine.EngineSettings;
import io.actornet.protocol.engine.JournalSink;
import io.actornet.protocol.engine.Partition;
import io.actornet.protocol.engine.RunFailedException;
import io.actornet.protocol.engine.RunOutcome;
import io.actornet.protocol.link.FrameRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;

/**
 * One run of a network: makes every device on the loop of its partition, runs, and can be asked
 * afterwards.
 *
 * <p>What is done to links must be said before {@link #run}.
 */
public final class Emulation implements AutoCloseable {
  private static final int DEVICES_BETWEEN_QUESTIONS = 1_000;

  private final NetworkSpec network;
  private final BooleanSupplier cancelled;
  private final Engine engine;
  private final long begin;
  private final long seed;
  private final DeviceContext[] devices;

  /** By device: an ActorRef of HostMessage or of BridgeMessage, as its kind says. */
  private final ActorRef<?>[] actors;

  private long controls;

  /** Null once all is built: Akka keeps for good what a loop was told to build with. */
  private Links links;

  /** Makes the network; returns when every device is there. */
  public Emulation(NetworkSpec network, EngineSettings settings, TapFactory taps) {
    this(network, settings, taps, () -> false);
  }

  /**
   * Makes the network; returns when every device is there.
   *
   * @param cancelled asked now and then, from any thread, whether that is still wanted
   * @throws CancellationException if it was cancelled
   */
  public Emulation(
      NetworkSpec network, EngineSettings settings, TapFactory taps, BooleanSupplier cancelled) {
    this.network = network;
    this.cancelled = cancelled;
    begin = settings.beginNanos();
    seed = settings.seed();
    engine = new Engine(settings);
    try {
      devices = new DeviceContext[network.devices().size()];
      actors = new ActorRef<?>[devices.length];
      buildAll(taps);
    } catch (RuntimeException | Error failure) {
      if (cancelled.getAsBoolean()) {
        engine.requestStop();
      }
      engine.close();
      if (failure.getCause() instanceof CancellationException cancellation) {
        throw cancellation;
      }
      throw failure;
    }
  }

  /**
   * Makes the network anew, as if it had never run, on the same threads; between runs, with all
   * partitions on this node. What is to be done to links must be said again.
   *
   * @param journal gives each partition, by index, its journal
   * @throws RunFailedException if what there was does not end
   */
  public void rebuild(IntFunction<JournalSink> journal, TapFactory taps) {
    engine.clear(journal);
    controls = 0;
    buildAll(taps);
  }

  private void buildAll(TapFactory taps) {
    links = new Links(network, engine, seed, taps);
    List<CompletableFuture<Void>> built = new ArrayList<>();
    for (Partition partition : engine.partitions()) {
      int index = partition.index();
      built.add(engine.build(index, context -> build(context, index, taps.inOrder(index))));
    }
    engine.awaitAll(built);
    links = null;
  }

  private void build(ActorContext<Void> root, int partition, boolean inStep) {
    SharedStack shared = new SharedStack(engine.partition(partition));
    for (int i = 0; i < devices.length; i++) {
      if (i % DEVICES_BETWEEN_QUESTIONS == 0 && cancelled.getAsBoolean()) {
        throw new CancellationException("no longer wanted");
      }
      DeviceSpec spec = network.devices().get(i);
      if (spec.partition() == partition) {
        devices[i] = new DeviceContext(engine.partition(partition), i, spec.name());
        if (!inStep) {
          engine.partition(partition).letRunAhead(i, links.floorNanos(i));
        }
        switch (spec.kind()) {
          case HOST, ROUTER -> host(root, shared, i, plan(i, spec));
          case SWITCH, HUB -> bridge(root, shared, i, ports(i, spec));
        }
      }
    }
  }

  private void host(ActorContext<Void> root, SharedStack shared, int index, HostPlan plan) {
    DeviceSpec spec = network.devices().get(index);
    DeviceContext device = devices[index];
    Host host = new Host(device, shared, spec.kind() == DeviceKind.ROUTER, plan);
    ActorRef<HostMessage> actor = Blank.spawn(root, host, spec.name(), shared.props());
    actors[index] = actor;
    ApplicationHost applications =
        new ApplicationHost(device, actor, host.internet(), spec.resolver());
    int number = 0;
    for (ApplicationStart start : spec.applications()) {
      applications.startAt(begin + start.atNanos(), number++, start.application());
    }
  }

  private HostPlan plan(int index, DeviceSpec spec) {
    List<HostPlan.Attachment> attachments = new ArrayList<>(spec.interfaces().size());
    List<HostPlan.Neighbour> neighbours = new ArrayList<>();
    for (int i = 0; i < spec.interfaces().size(); i++) {
      InterfaceSpec settings = spec.interfaces().get(i);
      attachments.add(new HostPlan.Attachment(settings, links.port(index, i)));
      EndSpec far = links.far(index, i);
      if (!settings.broadcast() && far != null) {
        InterfaceSpec peer =
            network.devices().get(far.device()).interfaces().get(far.networkInterface());
        if (peer.address() != null) {
          neighbours.add(new HostPlan.Neighbour(i, peer.address(), peer.mac()));
        }
      }
    }
    return new HostPlan(attachments, neighbours, spec.routes(), spec.tcp());
  }

  private List<Port> ports(int index, DeviceSpec spec) {
    List<Port> ports = new ArrayList<>(spec.interfaces().size());
    for (int i = 0; i < spec.interfaces().size(); i++) {
      ports.add(links.port(index, i));
    }
    return ports;
  }

  private void bridge(ActorContext<Void> root, SharedStack shared, int index, List<Port> ports) {
    DeviceSpec spec = network.devices().get(index);
    Bridge bridge = new Bridge(devices[index], ports, spec.kind() == DeviceKind.SWITCH);
    actors[index] = Blank.spawn(root, bridge, spec.name(), shared.props());
  }

  /** Takes a link down at an emulated instant; what is in flight is lost. */
  public void linkDown(int link, long atNanos) {
    carrier(link, false, atNanos);
  }

  /** Brings a link up again. */
  public void linkUp(int link, long atNanos) {
    carrier(link, true, atNanos);
  }

  private void carrier(int link, boolean up, long atNanos) {
    LinkSpec spec = network.links().get(link);
    for (EndSpec end : List.of(spec.a(), spec.b())) {
      control(
          end,
          atNanos,
          new HostCommand.Carrier(end.networkInterface(), up),
          new BridgeControl.Carrier(end.networkInterface(), up));
    }
  }

  /**
   * Shows the frames of one direction of a link to a rule from an instant on.
   *
   * @param fromA whether the direction from the link's end a to its end b is meant
   */
  public void addRule(int link, boolean fromA, FrameRule rule, long atNanos) {
    LinkSpec spec = network.links().get(link);
    EndSpec sender = fromA ? spec.a() : spec.b();
    control(
        sender,
        atNanos,
        new HostCommand.AddRule(sender.networkInterface(), rule),
        new BridgeControl.AddRule(sender.networkInterface(), rule));
  }

  @SuppressWarnings("unchecked") // the kind of the device says what its actor takes
  private void control(EndSpec end, long atNanos, HostCommand toHost, BridgeControl toBridge) {
    long number = controls++;
    DeviceContext device = devices[end.device()];
    if (device == null) {
      return;
    }
    ActorRef<?> actor = actors[end.device()];
    Runnable action =
        switch (network.devices().get(end.device()).kind()) {
          case HOST, ROUTER -> () -> ((ActorRef<HostMessage>) actor).tell(toHost);
          case SWITCH, HUB -> () -> ((ActorRef<BridgeMessage>) actor).tell(toBridge);
        };
    Control control = new Control(device, number, action);
    engine.onLoop(device.partition(), () -> device.partition().schedule(atNanos, control));
  }

  /**
   * Runs until {@code stopNanos}, or in virtual time until nothing is left to happen.
   *
   * @throws RunFailedException if a loop failed
   */
  public RunOutcome run(Clock clock, long stopNanos) {
    return engine.run(clock, stopNanos);
  }

  /** Ends the run soon; from any thread. */
  public void requestStop() {
    engine.requestStop();
  }

  /** How far the run has come; from any thread, a little late. */
  public Progress progress() {
    long emulated = Long.MAX_VALUE;
    long events = 0;
    long frames = 0;
    for (Partition partition : engine.partitions()) {
      emulated = Math.min(emulated, partition.progressNanos());
      events += partition.eventsHandled();
      frames += partition.framesReceived();
    }
    return new Progress(emulated, events, frames, engine.waitedNanos());
  }

  /**
   * How late events of a run in real time have fired, in emulated nanoseconds; from any thread,
   * null before it and in virtual time.
   */
  public Histogram lateness() {
    return engine.lateness();
  }

  /** Every device of this node in name order: digests and counters; when no run is in progress. */
  public List<DeviceContext> devices() {
    return Arrays.stream(devices).filter(Objects::nonNull).toList();
  }

  /** The device of that index; null if it is on another node. */
  public DeviceContext device(int index) {
    return devices[index];
  }

  @Override
  public void close() {
    engine.close();
  }
}
