package io.actornet.emulator.bench;

import io.actornet.emulator.trunk.DriverSettings;
import io.actornet.emulator.trunk.QuietReport;
import io.actornet.emulator.trunk.TrunkIdentity;
import io.actornet.emulator.trunk.TrunkLane;
import io.actornet.emulator.trunk.TrunkListener;
import io.actornet.emulator.trunk.TrunkSettings;
import java.io.IOException;

/**
 * The second process of the trunk benchmark: receives frames, answers probes, and tells at the end
 * of a repetition what it has received. It ends with the first one, however that ends.
 */
final class TrunkPeer implements TrunkListener {
  private final TrunkEnd end;
  private final FrameTally tally = new FrameTally();
  private TrunkLane lane;
  private boolean answering;
  private long echoOf;
  private boolean echoing;
  private boolean ended;

  private TrunkPeer(TrunkEnd end) {
    this.end = end;
  }

  /**
   * Runs it.
   *
   * @param arguments the run's id, its own port and the other's
   */
  public static void main(String[] arguments) {
    Thread.ofPlatform().daemon().start(TrunkPeer::endWithTheOther);
    TrunkIdentity identity = TrunkSession.identity(Long.parseLong(arguments[0])).reversed();
    int own = Integer.parseInt(arguments[1]);
    int other = Integer.parseInt(arguments[2]);
    try (TrunkEnd end =
        new TrunkEnd(identity, own, other, DriverSettings.standard(), TrunkSettings.standard())) {
      new TrunkPeer(end).serve();
    }
  }

  /** The first process holds the other end of standard input; it closes when that is gone. */
  private static void endWithTheOther() {
    try {
      while (System.in.read() >= 0) {
        // nothing is ever sent
      }
    } catch (IOException gone) {
      // as good as the end
    }
    Runtime.getRuntime().halt(0);
  }

  private void serve() {
    Runnable poll = () -> end.poll(this);
    end.writer().connect(poll);
    lane = end.writer().lane(0, poll);
    while (!ended) {
      end.poll(this);
      if (echoing && end.writer().echo(echoOf)) {
        echoing = false;
      }
      if (answering) {
        answering = false;
        lane.promise(tally.frames(), tally.hash());
        tally.clear();
      }
    }
  }

  @Override
  public void onFrame(int direction, long arrivalNanos, int epoch, byte[] frame) {
    tally.add(direction, arrivalNanos, frame.length);
  }

  @Override
  public void onPromise(int fromNode, long partition, long timeNanos) {
    answering = true;
  }

  @Override
  public void onQuiet(int fromNode, QuietReport report) {}

  @Override
  public void onProbe(int fromNode, long sentNanos) {
    echoOf = sentNanos;
    echoing = true;
  }

  @Override
  public void onEcho(int fromNode, long sentNanos, long echoedNanos, long receivedNanos) {}

  @Override
  public void onHello(int fromNode) {}

  @Override
  public void onEnd(int fromNode) {
    ended = true;
  }
}
