package io.actornet.emulator.cluster;

/**
 * One attempt at a run. What comes from another attempt is dropped by everyone.
 *
 * @param run the run's id
 * @param number from 1
 * @param session drawn for this attempt alone: tells apart what two coordinators of a torn cluster
 *     both call the second attempt
 */
public record Attempt(String run, int number, long session) {
  @Override
  public String toString() {
    return run + ", attempt " + number;
  }
}
