package io.actornet.protocol.engine;

import akka.actor.ActorCell;
import akka.dispatch.Dispatcher;
import akka.dispatch.DispatcherPrerequisites;
import akka.dispatch.Envelope;
import akka.dispatch.ExecutorServiceFactoryProvider;
import akka.dispatch.MessageDispatcher;
import akka.dispatch.MessageDispatcherConfigurator;
import com.typesafe.config.Config;
import java.util.concurrent.TimeUnit;
import scala.concurrent.duration.Duration;
import scala.concurrent.duration.FiniteDuration;

/**
 * Gives a message straight to the loop's run queue, so that a {@code tell} between two actors of a
 * partition is a push on a ring.
 *
 * <p>Like the loop that takes from that queue and {@link DeviceActor}, it uses classes which Akka
 * keeps to itself. System messages (creation, termination, supervision) take Akka's own way through
 * the mailbox, which then runs on the loop in its turn. {@link DispatcherKind#STANDARD} does
 * without this class.
 */
final class DirectDispatcher extends Dispatcher {
  private final Partition partition;

  private DirectDispatcher(
      MessageDispatcherConfigurator configurator,
      Partition partition,
      String id,
      ExecutorServiceFactoryProvider executor) {
    super(
        configurator,
        id,
        Integer.MAX_VALUE,
        Duration.Zero(),
        executor,
        new FiniteDuration(1, TimeUnit.SECONDS));
    this.partition = partition;
  }

  @Override
  public void dispatch(ActorCell receiver, Envelope invocation) {
    partition.enqueue(receiver, invocation);
  }

  /** What the {@code type} setting of a partition's dispatcher names. */
  public static final class Configurator extends MessageDispatcherConfigurator {
    private final DirectDispatcher dispatcher;

    /** Called by Akka. */
    public Configurator(Config config, DispatcherPrerequisites prerequisites) {
      super(config, prerequisites);
      dispatcher =
          new DirectDispatcher(
              this,
              PartitionsSetup.partition(config, prerequisites),
              config.getString("id"),
              configureExecutor());
    }

    @Override
    public MessageDispatcher dispatcher() {
      return dispatcher;
    }
  }
}
