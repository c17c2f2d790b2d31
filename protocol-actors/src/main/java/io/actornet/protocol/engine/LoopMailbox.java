package io.actornet.protocol.engine;

import akka.actor.ActorRef;
import akka.actor.ActorSystem;
import akka.dispatch.Envelope;
import akka.dispatch.MailboxType;
import akka.dispatch.MessageQueue;
import akka.dispatch.ProducesMessageQueue;
import com.typesafe.config.Config;
import java.util.ArrayDeque;
import scala.Option;

/**
 * The mailbox of actors on a loop: a plain queue that is made when first needed.
 *
 * <p>Under the direct dispatcher it holds messages only while its actor is suspended, so most never
 * make a queue. Messages from other threads come through the partition's inbox, so the queue itself
 * is used by the loop alone.
 */
final class LoopMailbox implements MailboxType, ProducesMessageQueue<LoopMailbox.Queue> {
  /** Called by Akka. */
  public LoopMailbox(ActorSystem.Settings settings, Config config) {}

  @Override
  public MessageQueue create(Option<ActorRef> owner, Option<ActorSystem> system) {
    return new Queue();
  }

  /** The queue of one actor. */
  static final class Queue implements MessageQueue {
    private ArrayDeque<Envelope> waiting;

    @Override
    public void enqueue(ActorRef receiver, Envelope envelope) {
      if (waiting == null) {
        waiting = new ArrayDeque<>(2);
      }
      waiting.add(envelope);
    }

    @Override
    public Envelope dequeue() {
      return waiting == null ? null : waiting.poll();
    }

    @Override
    public int numberOfMessages() {
      return waiting == null ? 0 : waiting.size();
    }

    @Override
    public boolean hasMessages() {
      return waiting != null && !waiting.isEmpty();
    }

    @Override
    public void cleanUp(ActorRef owner, MessageQueue deadLetters) {
      while (hasMessages()) {
        deadLetters.enqueue(owner, dequeue());
      }
    }
  }
}
