package io.actornet.emulator.trunk;

import java.util.ArrayList;
import java.util.List;

/** Keeps what arrives, in order. */
final class Heard implements TrunkListener {
  final List<Object> messages = new ArrayList<>();

  record Frame(int direction, long arrivalNanos, int epoch, byte[] bytes) {}

  record Promise(int fromNode, long partition, long timeNanos) {}

  record Probe(int fromNode, long sentNanos) {}

  record Echo(int fromNode, long sentNanos, long echoedNanos, long receivedNanos) {}

  record Hello(int fromNode) {}

  record End(int fromNode) {}

  @Override
  public void onFrame(int direction, long arrivalNanos, int epoch, byte[] frame) {
    messages.add(new Frame(direction, arrivalNanos, epoch, frame));
  }

  @Override
  public void onPromise(int fromNode, long partition, long timeNanos) {
    messages.add(new Promise(fromNode, partition, timeNanos));
  }

  @Override
  public void onQuiet(int fromNode, QuietReport report) {
    messages.add(report);
  }

  @Override
  public void onProbe(int fromNode, long sentNanos) {
    messages.add(new Probe(fromNode, sentNanos));
  }

  @Override
  public void onEcho(int fromNode, long sentNanos, long echoedNanos, long receivedNanos) {
    messages.add(new Echo(fromNode, sentNanos, echoedNanos, receivedNanos));
  }

  @Override
  public void onHello(int fromNode) {
    messages.add(new Hello(fromNode));
  }

  @Override
  public void onEnd(int fromNode) {
    messages.add(new End(fromNode));
  }

  boolean has(Class<?> kind) {
    return messages.stream().anyMatch(kind::isInstance);
  }
}
