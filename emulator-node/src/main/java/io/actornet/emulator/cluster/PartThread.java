package io.actornet.emulator.cluster;

import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that prepares, runs and closes a node's part of an attempt. */
final class PartThread {
  private static final Logger LOG = LoggerFactory.getLogger(PartThread.class);

  private final Assignment assignment;
  private final String directory;
  private final PartialRun part;
  private final Consumer<AgentCommand> agent;
  private final CountDownLatch told = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean aborted;

  /**
   * Begins to prepare a part.
   *
   * @param directory how {@link FileServer} names where its files are
   * @param agent is told what comes of it
   */
  PartThread(
      Assignment assignment, String directory, PartialRun part, Consumer<AgentCommand> agent) {
    this.assignment = assignment;
    this.directory = directory;
    this.part = part;
    this.agent = agent;
    thread = new Thread(this::work, "actornet-part");
    thread.setDaemon(true);
    thread.start();
  }

  /** Lets the part run once it is prepared. */
  void run() {
    told.countDown();
  }

  /** Has the part go on with other nodes in the place of lost ones. */
  void replace(Assignment next) {
    part.replace(next);
  }

  /** Has the part end early. */
  void stop() {
    part.stop();
  }

  /** Has the part end at once. */
  void abort() {
    aborted = true;
    part.abort();
    told.countDown();
  }

  PartialProgress progress() {
    return part.progress();
  }

  private void work() {
    try (part) {
      part.prepare();
      agent.accept(new AgentCommand.Prepared(assignment));
      told.await();
      if (!aborted) {
        PartialRun.Ended ended = part.run();
        agent.accept(
            new AgentCommand.Ended(
                assignment, new PartialResult(ended.emulatedNanos(), ended.frames(), directory)));
      }
    } catch (PartialRunException failed) {
      agent.accept(new AgentCommand.Failed(assignment, failed.getMessage(), failed.isPeerLost()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (Throwable failed) { // whatever it is, the run has to end
      LOG.error("a fault of the program in {}", assignment.attempt(), failed);
      agent.accept(
          new AgentCommand.Failed(assignment, "a fault of the program (" + failed + ")", false));
    } finally {
      agent.accept(new AgentCommand.Closed(assignment));
    }
  }
}
