package io.actornet.protocol.engine;

/** Says that a run should end early; set by any thread. */
final class StopFlag {
  private volatile boolean set;

  void set() {
    set = true;
  }

  void clear() {
    set = false;
  }

  boolean isSet() {
    return set;
  }
}
