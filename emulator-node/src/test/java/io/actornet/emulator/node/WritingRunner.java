package io.actornet.emulator.node;

import io.actornet.emulator.cluster.Assignment;
import io.actornet.emulator.cluster.PartialProgress;
import io.actornet.emulator.cluster.PartialRun;
import io.actornet.emulator.cluster.PartialRunException;
import io.actornet.emulator.cluster.PartialRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs nothing: writes a file, and ends when it is allowed or told to. */
final class WritingRunner implements PartialRunner {
  private final CountDownLatch allowed;

  /** Parts that have not been closed. */
  final AtomicInteger open = new AtomicInteger();

  /**
   * A runner.
   *
   * @param allowed comes to zero when parts may end
   */
  WritingRunner(CountDownLatch allowed) {
    this.allowed = allowed;
  }

  @Override
  public PartialRun create(Assignment assignment, Path experiment, Path directory) {
    open.incrementAndGet();
    return new Part(assignment, experiment, directory);
  }

  private final class Part implements PartialRun {
    private final Assignment assignment;
    private final Path experiment;
    private final Path directory;
    private volatile boolean aborted;
    private volatile boolean stopped;

    Part(Assignment assignment, Path experiment, Path directory) {
      this.assignment = assignment;
      this.experiment = experiment;
      this.directory = directory;
    }

    @Override
    public void prepare() {}

    @Override
    public Ended run() {
      try {
        while (!allowed.await(20, TimeUnit.MILLISECONDS) && !stopped) {
          if (aborted) {
            throw new PartialRunException("aborted", false);
          }
        }
        Path file = directory.resolve("captures/" + assignment.self() + ".txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, Files.readString(experiment).repeat(1_000));
        if (assignment.self() == 0) {
          Files.createFile(directory.resolve("nothing"));
        }
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
      return new Ended(7, 11);
    }

    @Override
    public void replace(Assignment next) {}

    @Override
    public void stop() {
      stopped = true;
    }

    @Override
    public void abort() {
      aborted = true;
    }

    @Override
    public PartialProgress progress() {
      return new PartialProgress(5, 3, assignment.self(), Map.of("trunk.losses", 0.0));
    }

    @Override
    public void close() {
      open.decrementAndGet();
    }
  }
}
