package io.actornet.emulator.output;

/** What a loop does when the disk is slower than the run. */
public enum Overflow {
  /** Wait for the disk: virtual time stands still meanwhile, so nothing is lost. */
  BLOCK,
  /** Lose the record and count it: real time does not wait. */
  DROP
}
