package io.actornet.protocol.engine;

import akka.actor.BootstrapSetup;
import akka.actor.setup.ActorSystemSetup;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.MailboxSelector;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.ActorContext;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;

/**
 * Owns the partitions and the actor system of one run: set up, run, close.
 *
 * <p>The thread that made it drives it; {@link #requestStop()} and the progress may be called from
 * any thread.
 */
public final class Engine implements AutoCloseable {
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(60);
  private static final Duration GIVEN_UP_LIMIT = Duration.ofMillis(500);

  /** By index; null for those of other nodes. */
  private final Partition[] partitions;

  private final List<Partition> here = new ArrayList<>();
  private final OtherNodes others;
  private final FarFrames far = new FarFrames();
  private final long lookahead;
  private final long begin;

  /** Null before a run in virtual time. */
  private volatile Horizons horizons;

  /** Of the loops of a run in real time. */
  private final List<LatenessMeter> meters = new CopyOnWriteArrayList<>();

  private final StopFlag stopFlag = new StopFlag();
  private final ActorSystem<PartitionRoots.Message> system;

  /** Starts the partitions' threads and the actor system. */
  public Engine(EngineSettings settings) {
    partitions = new Partition[settings.partitions()];
    others = settings.others();
    lookahead = settings.lookaheadNanos();
    begin = settings.beginNanos();
    for (int i = 0; i < partitions.length; i++) {
      if (!others.runs(i)) {
        partitions[i] =
            new Partition(
                i, settings.seed(), settings.dispatcher(), settings.journal().apply(i), partitions);
        partitions[i].advanceTo(begin);
        here.add(partitions[i]);
      }
    }
    here.forEach(Partition::start);
    try {
      system =
          ActorSystem.create(
              PartitionRoots.guardian(),
              "actornet",
              ActorSystemSetup.create(
                  BootstrapSetup.create(configuration(settings)), new PartitionsSetup(partitions)));
    } catch (RuntimeException | Error failure) {
      closeLoops();
      throw failure;
    }
  }

  /** The partitions of this node, in the order of their indices. */
  public List<Partition> partitions() {
    return Collections.unmodifiableList(here);
  }

  /** The partition of that index; null if it is on another node. */
  public Partition partition(int index) {
    return partitions[index];
  }

  /**
   * Where a direction of a link delivers.
   *
   * @param from the partition of its sender, here
   * @param to index of the partition that it leads to
   * @param direction a number for it, the same on every node
   * @param end where it ends, if that is here; null otherwise
   */
  public FrameSink sink(Partition from, int to, int direction, FrameSink end) {
    return partitions[to] != null
        ? from.sinkTowards(partitions[to], end)
        : new FarCrossing(others, from.index(), to, direction);
  }

  /** Names the end, here, of a link direction that may begin on another node. */
  public void expect(int from, int direction, Partition to, FrameSink end) {
    if (others.runs(from)) {
      far.expect(direction, to, end);
    }
  }

  /** What spawns an actor on a partition's loop; to be kept, and used for all of them. */
  public static akka.actor.Props props(int partition) {
    return Blank.props(typedProps(partition));
  }

  static Props typedProps(int partition) {
    String section = dispatcherId(partition);
    return MailboxSelector.fromConfig(section).withDispatcherFromConfig(section);
  }

  /**
   * Spawns the root actor of a partition and builds the devices in its context, on the loop.
   *
   * @return completes when {@code build} has returned, exceptionally if it threw
   */
  public CompletableFuture<Void> build(int partition, Consumer<ActorContext<Void>> build) {
    CompletableFuture<Void> built = new CompletableFuture<>();
    system.tell(new PartitionRoots.Spawn(partition, build, built));
    return built;
  }

  /** Runs a task on a partition's loop, before the run if it has not begun. */
  public void onLoop(Partition partition, Runnable task) {
    partition.enqueue(task, null);
  }

  /**
   * Runs until {@code stopNanos}, or until nothing is left to happen in virtual time.
   *
   * @throws RunFailedException if a loop failed
   */
  public RunOutcome run(Clock clock, long stopNanos) {
    long wallStart = System.nanoTime();
    switch (clock) {
      case Clock.Virtual() -> runVirtual(stopNanos);
      case Clock.RealTime(double speed) -> runRealTime(stopNanos, speed);
    }
    long wall = System.nanoTime() - wallStart;
    long emulated = 0;
    long events = 0;
    long faults = 0;
    for (Partition partition : here) {
      emulated = Math.max(emulated, partition.now());
      events += partition.eventsHandled();
      faults += partition.faults();
    }
    return new RunOutcome(emulated, wall, events, faults, stopFlag.isSet(), lateness());
  }

  private void runVirtual(long stopNanos) {
    horizons = new Horizons(here, partitions.length, others, far, lookahead, stopNanos);
    onEveryLoop(
        partition -> {
          try {
            new VirtualLoop(partition, horizons, lookahead, stopFlag).run();
            if (!stopFlag.isSet()) {
              partition.advanceTo(stopNanos);
            }
          } catch (Throwable failure) {
            horizons.end();
            throw failure;
          }
        });
  }

  private void runRealTime(long stopNanos, double speed) {
    WallClock wall = others.begin(new FramesOnly(far, begin));
    // What other nodes send has a thread of its own.
    int threads = here.size() + (here.size() == partitions.length ? 0 : 1);
    boolean spin = Runtime.getRuntime().availableProcessors() > threads;
    RealTimeLoop[] loops = new RealTimeLoop[partitions.length];
    for (Partition partition : here) {
      LatenessMeter meter = new LatenessMeter();
      meters.add(meter);
      loops[partition.index()] =
          new RealTimeLoop(partition, others, begin, stopNanos, speed, wall, spin, meter, stopFlag);
    }
    onEveryLoop(
        partition -> {
          try {
            loops[partition.index()].run();
            if (!stopFlag.isSet()) {
              partition.advanceTo(stopNanos);
            }
          } catch (Throwable failure) {
            stopFlag.set();
            throw failure;
          }
        });
  }

  /**
   * How late events of a run in real time have fired, in emulated nanoseconds; from any thread,
   * null before it and in virtual time.
   */
  public Histogram lateness() {
    if (meters.isEmpty()) {
      return null;
    }
    Histogram sum = LatenessMeter.histogram();
    meters.forEach(meter -> meter.addTo(sum));
    return sum;
  }

  private void onEveryLoop(Consumer<Partition> loop) {
    List<CompletableFuture<Void>> ends =
        here.stream()
            .map(
                partition -> {
                  CompletableFuture<Void> end = new CompletableFuture<>();
                  partition.enqueue(
                      (Runnable)
                          () -> {
                            try {
                              loop.accept(partition);
                              end.complete(null);
                            } catch (Throwable failure) { // Scala's checked ones too
                              partition.fail();
                              end.completeExceptionally(failure);
                            }
                          },
                      null);
                  return end;
                })
            .toList();
    awaitAll(ends);
  }

  /**
   * Waits for what loops were given to do.
   *
   * @throws RunFailedException if any of it failed; all has ended then
   */
  public void awaitAll(List<CompletableFuture<Void>> ends) {
    RunFailedException failure = null;
    boolean interrupted = false;
    for (CompletableFuture<Void> end : ends) {
      while (!end.isDone() || end.isCompletedExceptionally()) {
        try {
          end.get();
        } catch (ExecutionException e) {
          failure = failure != null ? failure : new RunFailedException(e.getCause());
          break;
        } catch (InterruptedException e) {
          interrupted = true;
          requestStop();
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw failure;
    }
  }

  /**
   * Ends what was built, so that another network can be built and run on the same threads as if it
   * were the first. Between runs, with all partitions here.
   *
   * @param journal gives each partition, by index, its journal
   * @throws RunFailedException if an actor does not stop
   */
  public void clear(IntFunction<JournalSink> journal) {
    stopFlag.clear();
    CompletableFuture<List<CompletableFuture<Void>>> stopped = new CompletableFuture<>();
    system.tell(new PartitionRoots.StopAll(stopped));
    awaitAll(stopped.join());
    onEveryLoop(partition -> partition.clear(begin, journal.apply(partition.index())));
    meters.clear();
  }

  /** How long the partitions have waited for others in virtual time; from any thread. */
  public long waitedNanos() {
    Horizons current = horizons;
    return current == null ? 0 : current.waitedNanos();
  }

  /** Ends the run soon; in virtual time no partition goes beyond its window. */
  public void requestStop() {
    stopFlag.set();
    for (Partition partition : here) {
      partition.wake();
    }
  }

  /**
   * Stops every actor, then the loops. Of a run that was told to stop, actors that have not ended
   * within half a second are left: a million take longer than whoever gave it up will wait.
   */
  @Override
  public void close() {
    system.terminate();
    try {
      awaitTermination();
    } finally {
      closeLoops();
    }
  }

  private void awaitTermination() {
    boolean givenUp = stopFlag.isSet();
    long limit = System.nanoTime() + (givenUp ? GIVEN_UP_LIMIT : CLOSE_LIMIT).toNanos();
    boolean interrupted = false;
    while (true) {
      try {
        system
            .getWhenTerminated()
            .toCompletableFuture()
            .get(limit - System.nanoTime(), TimeUnit.NANOSECONDS);
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (TimeoutException e) {
        if (givenUp) {
          break;
        }
        throw new RunFailedException(e);
      } catch (ExecutionException e) {
        throw new RunFailedException(e);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeLoops() {
    for (Partition partition : here) {
      partition.close();
    }
  }

  private static String dispatcherId(int partition) {
    return "actornet-partition-" + partition;
  }

  private static Config configuration(EngineSettings settings) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < settings.partitions(); i++) {
      text.append(dispatcherId(i))
          .append(" { ")
          .append(PartitionsSetup.PARTITION_KEY)
          .append(" = ")
          .append(i)
          .append(", executor = \"")
          .append(LoopExecutor.Configurator.class.getName())
          .append("\", throughput = 1")
          .append(
              switch (settings.dispatcher()) {
                case DIRECT ->
                    ", type = \""
                        + DirectDispatcher.Configurator.class.getName()
                        + "\", mailbox-type = \""
                        + LoopMailbox.class.getName()
                        + '"';
                case STANDARD ->
                    ", type = Dispatcher, mailbox-type = \"" + StampedMailbox.class.getName() + '"';
              })
          .append(" }\n");
    }
    return ConfigFactory.parseString(text.toString())
        .withFallback(ConfigFactory.parseResources("actornet-engine.conf"))
        .withFallback(ConfigFactory.load());
  }
}
