package io.actornet.protocol.engine;

import akka.actor.ActorRef;
import akka.actor.ActorSystem;
import akka.dispatch.Envelope;
import akka.dispatch.MailboxType;
import akka.dispatch.MessageQueue;
import akka.dispatch.ProducesMessageQueue;
import com.typesafe.config.Config;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import scala.Option;

/**
 * The mailbox under Akka's standard dispatcher: it stamps every message, so that the loop can run
 * mailboxes in the order in which their messages were sent.
 */
final class StampedMailbox implements MailboxType, ProducesMessageQueue<StampedMailbox.Queue> {
  private final AtomicLong stamps;

  /** Called by Akka. */
  public StampedMailbox(ActorSystem.Settings settings, Config config) {
    stamps =
        settings.setup().get(PartitionsSetup.class).orElseThrow().partition(config).messageStamps();
  }

  @Override
  public MessageQueue create(Option<ActorRef> owner, Option<ActorSystem> system) {
    return new Queue(stamps);
  }

  private record Stamped(long stamp, Envelope envelope) {}

  /** The queue of one actor. */
  static final class Queue implements MessageQueue {
    private final AtomicLong stamps;
    private final ConcurrentLinkedQueue<Stamped> waiting = new ConcurrentLinkedQueue<>();

    Queue(AtomicLong stamps) {
      this.stamps = stamps;
    }

    /** The stamp of the first message, or the newest stamp of all if there is none. */
    long firstStamp() {
      Stamped first = waiting.peek();
      return first == null ? stamps.get() : first.stamp;
    }

    @Override
    public void enqueue(ActorRef receiver, Envelope envelope) {
      waiting.add(new Stamped(stamps.incrementAndGet(), envelope));
    }

    @Override
    public Envelope dequeue() {
      Stamped first = waiting.poll();
      return first == null ? null : first.envelope;
    }

    @Override
    public int numberOfMessages() {
      return waiting.size();
    }

    @Override
    public boolean hasMessages() {
      return !waiting.isEmpty();
    }

    @Override
    public void cleanUp(ActorRef owner, MessageQueue deadLetters) {
      while (hasMessages()) {
        deadLetters.enqueue(owner, dequeue());
      }
    }
  }
}
