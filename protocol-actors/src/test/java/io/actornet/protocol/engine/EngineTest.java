package io.actornet.protocol.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.Signal;
import akka.actor.typed.Terminated;
import akka.actor.typed.javadsl.ActorContext;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

class EngineTest {
  private static final int DEVICES = 12;
  private static final long DELAY = 1_000;

  /**
   * A device that passes each frame on to two others, chosen by its random draws, until the frame's
   * hops are used up; a ring of links joins every device to every other.
   */
  private static final class Gossip extends DeviceActor<byte[]> {
    private final DeviceContext device;
    private final RandomStream random;
    private final List<String> log;
    private final FrameSink[] links = new FrameSink[DEVICES];

    Gossip(DeviceContext device, List<String> log) {
      super(device.partition());
      this.device = device;
      this.log = log;
      random = device.random("gossip");
    }

    @Override
    protected void onMessage(byte[] frame) {
      log.add(device.now() + " " + device.name() + " " + Arrays.toString(frame));
      if (frame[0] > 0) {
        for (int copy = 0; copy < 2; copy++) {
          byte[] next = {(byte) (frame[0] - 1), (byte) device.index(), (byte) copy};
          int to = (device.index() + 1 + random.nextInt(DEVICES - 1)) % DEVICES;
          links[to].deliver(device.now() + DELAY + random.nextInt(500), next, 0);
        }
      }
    }
  }

  /** Far end of a link whose frames may overtake each other: an event for each. */
  private static final class Wire implements FrameSink {
    private final Partition partition;
    private final int device;
    private final int source;
    private final CompletableFuture<ActorRef<byte[]>> receiver;
    private long sent;

    Wire(Partition partition, int device, int source, CompletableFuture<ActorRef<byte[]>> to) {
      this.partition = partition;
      this.device = device;
      this.source = source;
      this.receiver = to;
    }

    @Override
    public void deliver(long arrivalNanos, byte[] frame, int epoch) {
      partition.schedule(arrivalNanos, new Arrival(sent++, frame));
    }

    private final class Arrival extends Event {
      private final byte[] frame;

      Arrival(long number, byte[] frame) {
        this.frame = frame;
        order = order(device, FRAME, source);
        sequence = number;
      }

      @Override
      protected void fire(long timeNanos) {
        receiver.join().tell(frame);
      }
    }
  }

  private static List<String> gossip(int partitions, DispatcherKind dispatcher) throws Exception {
    EngineSettings settings =
        new EngineSettings(partitions, dispatcher, 7, DELAY, partition -> entry -> {});
    try (Engine engine = new Engine(settings)) {
      List<CompletableFuture<ActorRef<byte[]>>> actors = new ArrayList<>();
      List<List<String>> logs = new ArrayList<>();
      for (int i = 0; i < DEVICES; i++) {
        actors.add(new CompletableFuture<>());
        logs.add(new ArrayList<>());
      }
      Wire[][] wires = new Wire[DEVICES][DEVICES];
      for (int from = 0; from < DEVICES; from++) {
        for (int to = 0; to < DEVICES; to++) {
          wires[from][to] = new Wire(engine.partition(to % partitions), to, from, actors.get(to));
        }
      }
      for (int p = 0; p < partitions; p++) {
        int here = p;
        engine
            .build(
                p,
                context -> {
                  Partition partition = engine.partition(here);
                  for (int i = here; i < DEVICES; i += partitions) {
                    DeviceContext device = new DeviceContext(partition, i, "device" + i);
                    Gossip gossip = new Gossip(device, logs.get(i));
                    for (int to = 0; to < DEVICES; to++) {
                      gossip.links[to] =
                          partition.sinkTowards(engine.partition(to % partitions), wires[i][to]);
                    }
                    actors
                        .get(i)
                        .complete(Blank.spawn(context, gossip, device.name(), Engine.props(here)));
                    wires[i][i].deliver(1, new byte[] {10, (byte) i, 0}, 0);
                  }
                })
            .get(10, TimeUnit.SECONDS);
      }
      RunOutcome outcome = engine.run(new Clock.Virtual(), 1_000_000);
      assertEquals(0, outcome.faults());
      List<String> all = new ArrayList<>();
      logs.forEach(all::addAll);
      assertTrue(all.size() > 10_000, "most frames arrive before the end");
      return all;
    }
  }

  @ParameterizedTest
  @CsvSource({"2,DIRECT", "3,DIRECT", "4,DIRECT", "1,STANDARD", "4,STANDARD"})
  void whatEachDeviceSeesDoesNotDependOnPartitionsOrDispatcher(
      int partitions, DispatcherKind dispatcher) throws Exception {
    assertEquals(gossip(1, DispatcherKind.DIRECT), gossip(partitions, dispatcher));
  }

  @ParameterizedTest
  @EnumSource
  void aDeviceThatNeverLetsTimeAdvanceEndsTheRunWithItsName(DispatcherKind dispatcher)
      throws Exception {
    EngineSettings settings = new EngineSettings(2, dispatcher, 1, DELAY, partition -> entry -> {});
    try (Engine engine = new Engine(settings)) {
      engine
          .build(
              1,
              context -> {
                DeviceContext device = new DeviceContext(engine.partition(1), 0, "restless");
                DeviceActor<String> actor =
                    new DeviceActor<>(engine.partition(1)) {
                      @Override
                      protected void onMessage(String message) {
                        ref().tell(message);
                      }
                    };
                ActorRef<String> ref = Blank.spawn(context, actor, device.name(), Engine.props(1));
                device.timer(ref, "again").arm(500);
                device.timer(ref, "and again").arm(500);
              })
          .get(10, TimeUnit.SECONDS);
      RunFailedException failure =
          assertThrows(RunFailedException.class, () -> engine.run(new Clock.Virtual(), 1_000_000));
      assertTrue(failure.getMessage().contains("'restless'"), failure.getMessage());
    }
  }

  @ParameterizedTest
  @EnumSource
  void anActorThatHasStoppedGetsNoMoreOfWhatWasToldToIt(DispatcherKind dispatcher)
      throws Exception {
    EngineSettings settings = new EngineSettings(1, dispatcher, 7, DELAY, partition -> entry -> {});
    List<String> log = new ArrayList<>();
    ListAppender<ILoggingEvent> complaints = new ListAppender<>();
    complaints.start();
    ((Logger) LoggerFactory.getLogger("akka.actor.SupervisorStrategy")).addAppender(complaints);
    try (Engine engine = new Engine(settings)) {
      Partition partition = engine.partition(0);
      DeviceContext device = new DeviceContext(partition, 0, "parent");
      engine
          .build(
              0,
              context -> {
                Behavior<String> parent = new Parent(partition, log);
                ActorRef<String> actor =
                    Blank.spawn(context, parent, device.name(), Engine.props(0));
                device.timer(actor, "spawn").arm(5);
                device.timer(actor, "spawn short").arm(6);
                device.timer(actor, "again").arm(7);
              })
          .get(10, TimeUnit.SECONDS);
      assertEquals(0, engine.run(new Clock.Virtual(), 100).faults());
    }
    List<String> expected =
        List.of(
            "child: one",
            "parent: the child has stopped",
            "child: one",
            "parent: the child has stopped",
            "parent: again");
    assertEquals(expected, log);
    assertEquals(List.of(), complaints.list);
  }

  /** Tells a child that stops at its first message three of them. */
  private static final class Parent extends DeviceActor<String> {
    private final Partition partition;
    private final List<String> log;

    Parent(Partition partition, List<String> log) {
      super(partition);
      this.partition = partition;
      this.log = log;
    }

    @Override
    protected void onMessage(String message) {
      if (!message.startsWith("spawn")) {
        log.add("parent: " + message);
        return;
      }
      DeviceActor<String> child = new Child(partition, log);
      ActorRef<String> ref = spawn(child, Engine.props(0));
      watch(ref);
      for (String word : List.of("one", "two", "three")) {
        if ("spawn".equals(message)) {
          ref.tell(word);
        } else {
          child.tell(word);
        }
      }
    }

    @Override
    protected void onSignal(Signal signal) {
      if (signal instanceof Terminated) {
        log.add("parent: the child has stopped");
      }
    }
  }

  /** Spawns a child of its own and stops at its first message. */
  private static final class Child extends DeviceActor<String> {
    private final Partition partition;
    private final List<String> log;

    Child(Partition partition, List<String> log) {
      super(partition);
      this.partition = partition;
      this.log = log;
    }

    @Override
    protected void onMessage(String message) {
      log.add("child: " + message);
      spawn(new Child(partition, log), Engine.props(0));
      stop();
    }
  }

  /** Spawns an actor of a device that hands on whatever it is told. */
  private static ActorRef<String> told(
      ActorContext<Void> context, DeviceContext device, Consumer<String> listener) {
    DeviceActor<String> actor =
        new DeviceActor<>(device.partition()) {
          @Override
          protected void onMessage(String message) {
            listener.accept(message);
          }
        };
    return Blank.spawn(context, actor, device.name(), Engine.props(device.partition().index()));
  }

  @ParameterizedTest
  @EnumSource
  void aTimerFiresOnceAtTheDeadlineItWasGivenLast(DispatcherKind dispatcher) throws Exception {
    EngineSettings settings = new EngineSettings(1, dispatcher, 1, DELAY, partition -> entry -> {});
    List<String> fired = new ArrayList<>();
    try (Engine engine = new Engine(settings)) {
      engine
          .build(
              0,
              context -> {
                DeviceContext device = new DeviceContext(engine.partition(0), 0, "clock");
                ActorRef<String> ref =
                    told(context, device, message -> fired.add(message + " at " + device.now()));
                device.timer(ref, "plain").arm(100);
                Timer<String> later = device.timer(ref, "moved later");
                later.arm(50);
                later.arm(300);
                Timer<String> sooner = device.timer(ref, "moved sooner");
                sooner.arm(900);
                sooner.arm(200);
                Timer<String> cancelled = device.timer(ref, "cancelled");
                cancelled.arm(150);
                cancelled.cancel();
                Timer<String> again = device.timer(ref, "again");
                again.arm(400);
                again.cancel();
                again.arm(400);
              })
          .get(10, TimeUnit.SECONDS);
      engine.run(new Clock.Virtual(), 1_000);
    }
    assertEquals(
        List.of("plain at 100", "moved sooner at 200", "moved later at 300", "again at 400"),
        fired);
  }

  @ParameterizedTest
  @EnumSource
  void inRealTimeEventsWaitForTheWallClockAndTheirLatenessIsRecorded(DispatcherKind dispatcher)
      throws Exception {
    EngineSettings settings = new EngineSettings(2, dispatcher, 1, DELAY, partition -> entry -> {});
    List<Long> fired = new ArrayList<>();
    try (Engine engine = new Engine(settings)) {
      engine
          .build(
              0,
              context -> {
                DeviceContext device = new DeviceContext(engine.partition(0), 0, "clock");
                ActorRef<String> ref = told(context, device, message -> fired.add(device.now()));
                device.timer(ref, "one").arm(40_000_000);
                device.timer(ref, "two").arm(80_000_000);
              })
          .get(10, TimeUnit.SECONDS);
      RunOutcome outcome = engine.run(new Clock.RealTime(2), 100_000_000);
      assertEquals(List.of(40_000_000L, 80_000_000L), fired);
      assertEquals(2, outcome.lateness().getTotalCount());
      assertTrue(outcome.wallNanos() >= 50_000_000, "100 ms at twice the speed");
    }
  }
}
