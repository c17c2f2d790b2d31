package io.actornet.emulator.trunk;

import io.aeron.logbuffer.FragmentHandler;
import io.aeron.logbuffer.Header;
import java.util.Arrays;
import org.agrona.DirectBuffer;

/** Judges the messages of a trunk one by one and hands those to the listener that are right. */
final class Reception implements FragmentHandler {
  private final TrunkIdentity expected;
  private final TrunkCounters counters;
  private TrunkListener listener;
  private RuntimeException failure;
  private boolean greeted;
  private int session;
  private long[] nextSequence = new long[1];
  private long numbered;

  Reception(TrunkIdentity expected, TrunkCounters counters) {
    this.expected = expected;
    this.counters = counters;
  }

  void begin(TrunkListener to) {
    rethrow();
    listener = to;
  }

  /** Throws what went wrong: Aeron keeps what its handlers throw to itself. */
  void rethrow() {
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public void onFragment(DirectBuffer buffer, int offset, int length, Header header) {
    if (failure == null) {
      try {
        receive(buffer, offset, length, header.sessionId());
      } catch (RuntimeException failed) {
        failure = failed;
      }
    }
  }

  void receive(DirectBuffer buffer, int offset, int length, int sessionId) {
    if (length < MessageHeader.LENGTH) {
      counters.add(TrunkCount.MALFORMED, 1);
    } else if (!MessageHeader.isOf(expected, buffer, offset)) {
      counters.add(TrunkCount.STALE, 1);
    } else if (MessageHeader.version(buffer, offset) != MessageHeader.VERSION) {
      throw new TrunkLostException(
          expected,
          "node %d speaks version %d of the trunk protocol, this node version %d"
              .formatted(
                  expected.fromNode(),
                  MessageHeader.version(buffer, offset),
                  MessageHeader.VERSION));
    } else if (!isWellFormed(buffer, offset, length)) {
      counters.add(TrunkCount.MALFORMED, 1);
    } else if (MessageHeader.type(buffer, offset) == MessageHeader.HELLO && !greeted) {
      greet(buffer, offset, sessionId);
    } else if (!greeted || sessionId != session) {
      counters.add(TrunkCount.STALE, 1);
    } else {
      counters.add(TrunkCount.BYTES_RECEIVED, length);
      accept(buffer, offset, length);
    }
  }

  private static boolean isWellFormed(DirectBuffer buffer, int offset, int length) {
    return switch (MessageHeader.type(buffer, offset)) {
      case MessageHeader.HELLO -> HelloMessage.isWellFormed(buffer, offset, length);
      case MessageHeader.FRAMES ->
          FramesMessage.isWellFormed(buffer, offset, length) && hasLane(buffer, offset);
      case MessageHeader.PROMISE -> length == PromiseMessage.LENGTH && hasLane(buffer, offset);
      case MessageHeader.QUIET ->
          QuietMessage.isWellFormed(buffer, offset, length) && hasLane(buffer, offset);
      case MessageHeader.PROBE -> length == ClockMessage.PROBE_LENGTH;
      case MessageHeader.ECHO -> length == ClockMessage.ECHO_LENGTH;
      case MessageHeader.END -> length == EndMessage.LENGTH;
      case MessageHeader.BEGIN -> length == BeginMessage.LENGTH;
      default -> false;
    };
  }

  private static boolean hasLane(DirectBuffer buffer, int offset) {
    int lane = MessageHeader.lane(buffer, offset);
    return lane >= 0 && lane < MessageHeader.LANES;
  }

  private void greet(DirectBuffer buffer, int offset, int sessionId) {
    String version = HelloMessage.programVersion(buffer, offset);
    if (!version.equals(expected.programVersion())) {
      throw new TrunkLostException(
          expected,
          "node %d runs version '%s' of the program, this node version '%s'"
              .formatted(expected.fromNode(), version, expected.programVersion()));
    }
    long experiment = HelloMessage.experimentHash(buffer, offset);
    if (experiment != expected.experimentHash()) {
      throw new TrunkLostException(
          expected,
          "node %d runs experiment %016x, this node experiment %016x"
              .formatted(expected.fromNode(), experiment, expected.experimentHash()));
    }
    greeted = true;
    session = sessionId;
    listener.onHello(expected.fromNode());
  }

  private void accept(DirectBuffer buffer, int offset, int length) {
    int from = expected.fromNode();
    switch (MessageHeader.type(buffer, offset)) {
      case MessageHeader.FRAMES -> {
        count(buffer, offset);
        counters.add(TrunkCount.BATCHES_RECEIVED, 1);
        counters.add(TrunkCount.FRAMES_RECEIVED, FramesMessage.count(buffer, offset));
        FramesMessage.deliver(buffer, offset, length, listener);
      }
      case MessageHeader.PROMISE -> {
        count(buffer, offset);
        listener.onPromise(
            from,
            PromiseMessage.partition(buffer, offset),
            PromiseMessage.timeNanos(buffer, offset));
      }
      case MessageHeader.QUIET -> {
        count(buffer, offset);
        listener.onQuiet(from, QuietMessage.read(buffer, offset));
      }
      case MessageHeader.PROBE -> listener.onProbe(from, ClockMessage.sentNanos(buffer, offset));
      case MessageHeader.ECHO -> {
        long sent = ClockMessage.sentNanos(buffer, offset);
        long now = System.nanoTime();
        counters.roundTrip(now - sent);
        listener.onEcho(from, sent, ClockMessage.echoedNanos(buffer, offset), now);
      }
      case MessageHeader.END -> {
        long missing = EndMessage.messages(buffer, offset) - numbered;
        if (missing != 0) {
          throw new TrunkLostException(expected, missing + " messages were lost before its end");
        }
        listener.onEnd(from);
      }
      case MessageHeader.BEGIN -> listener.onBegin(from, BeginMessage.instantNanos(buffer, offset));
      default -> counters.add(TrunkCount.STALE, 1); // a second hello
    }
  }

  /** Takes a numbered message into account, which must be the next of its lane. */
  private void count(DirectBuffer buffer, int offset) {
    int lane = MessageHeader.lane(buffer, offset);
    if (lane >= nextSequence.length) {
      nextSequence = Arrays.copyOf(nextSequence, lane + 1);
    }
    long sequence = MessageHeader.sequence(buffer, offset);
    if (sequence != nextSequence[lane]) {
      throw new TrunkLostException(
          expected,
          "message %d of lane %d came where message %d was due"
              .formatted(sequence, lane, nextSequence[lane]));
    }
    nextSequence[lane]++;
    numbered++;
  }
}
