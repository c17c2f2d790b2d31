package io.actornet.emulator.fault;

import io.actornet.emulator.experiment.FaultSpec;
import io.actornet.emulator.experiment.FrameMatch.Ordinals;
import io.actornet.protocol.engine.DeviceContext;
import io.actornet.protocol.link.FrameRule;
import io.actornet.protocol.link.Verdict;
import io.actornet.protocol.wire.FrameText;
import java.util.List;

/** A fault that drops frames, on one direction of a link. */
public final class DropRule implements FrameRule {
  /** Of the journal entry for each frame that is dropped; its first field is the fault's name. */
  public static final String JOURNAL_TYPE = "fault.drop";

  private final FaultSpec.Drop fault;
  private final String link;
  private final DeviceContext sender;
  private final FrameMatcher matcher;
  private final List<Ordinals> nth;
  private long fitting;
  private long touched;

  /**
   * A rule.
   *
   * @param link name of the link
   * @param sender the device at whose end the frames are
   */
  DropRule(FaultSpec.Drop fault, String link, DeviceContext sender) {
    this.fault = fault;
    this.link = link;
    this.sender = sender;
    matcher = new FrameMatcher(fault.match());
    nth = fault.match().nth();
  }

  @Override
  public Verdict onFrame(long timeNanos, byte[] frame) {
    if (timeNanos < fault.atNanos()
        || timeNanos >= fault.untilNanos()
        || !matcher.fits(frame)
        || !isMeant(++fitting)) {
      return Verdict.PASS;
    }
    touched++;
    sender.journal(
        JOURNAL_TYPE,
        "fault",
        fault.name(),
        "link",
        link,
        "match",
        fitting,
        "frame",
        new FrameText().line(frame));
    return Verdict.DROP;
  }

  private boolean isMeant(long number) {
    if (nth.isEmpty()) {
      return true;
    }
    for (Ordinals ordinals : nth) {
      if (ordinals.contains(number)) {
        return true;
      }
    }
    return false;
  }

  /** How many frames it has dropped; when the run is over. */
  long touched() {
    return touched;
  }
}
