package io.actornet.emulator.trunk;

/** What {@link TrunkCounters} count. */
public enum TrunkCount {
  FRAMES_SENT("trunk.frames.sent", "frames"),
  FRAMES_RECEIVED("trunk.frames.received", "frames"),
  /** Of whole messages, headers included. */
  BYTES_SENT("trunk.bytes.sent", "bytes"),
  BYTES_RECEIVED("trunk.bytes.received", "bytes"),
  BATCHES_SENT("trunk.batches.sent", "batches"),
  BATCHES_RECEIVED("trunk.batches.received", "batches"),
  /** How often a sender had to wait for its receiver. */
  BACK_PRESSURE("trunk.back-pressure", "waits"),
  /** Frames that a run in real time could not send, as the receiver took nothing for too long. */
  UNSENT("trunk.dropped.unsent", "frames"),
  /** Frames of a run in real time that nobody was there to take: not yet, or not any more. */
  UNTAKEN("trunk.dropped.untaken", "frames"),
  /** Messages of another run, attempt, node or session. */
  STALE("trunk.dropped.stale", "messages"),
  /** Messages whose lengths or types do not fit. */
  MALFORMED("trunk.dropped.malformed", "messages");

  private final String title;
  private final String unit;

  TrunkCount(String title, String unit) {
    this.title = title;
    this.unit = unit;
  }

  String title() {
    return title;
  }

  String unit() {
    return unit;
  }
}
