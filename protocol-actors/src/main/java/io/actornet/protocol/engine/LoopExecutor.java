package io.actornet.protocol.engine;

import akka.dispatch.DispatcherPrerequisites;
import akka.dispatch.ExecutorServiceConfigurator;
import akka.dispatch.ExecutorServiceFactory;
import com.typesafe.config.Config;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Lets Akka run mailboxes on a partition's loop. The loop's owner ends it, not Akka. */
final class LoopExecutor extends AbstractExecutorService {
  private final Partition partition;
  private volatile boolean shutdown;

  private LoopExecutor(Partition partition) {
    this.partition = partition;
  }

  @Override
  public void execute(Runnable task) {
    partition.execute(task);
  }

  @Override
  public void shutdown() {
    shutdown = true;
  }

  @Override
  public List<Runnable> shutdownNow() {
    shutdown = true;
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return shutdown;
  }

  @Override
  public boolean isTerminated() {
    return shutdown;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return shutdown;
  }

  /** What the {@code executor} setting of a partition's dispatcher names. */
  public static final class Configurator extends ExecutorServiceConfigurator {
    private final Partition partition;

    /** Called by Akka. */
    public Configurator(Config config, DispatcherPrerequisites prerequisites) {
      super(config, prerequisites);
      partition = PartitionsSetup.partition(config, prerequisites);
    }

    @Override
    public ExecutorServiceFactory createExecutorServiceFactory(
        String id, ThreadFactory threadFactory) {
      return new ExecutorServiceFactory() {
        @Override
        public ExecutorService createExecutorService() {
          return new LoopExecutor(partition);
        }
      };
    }
  }
}
