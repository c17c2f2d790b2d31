package io.actornet.emulator.report;

/**
 * What one fault did.
 *
 * @param name of the fault
 * @param where the interface or link it was on
 * @param touched frames it hit
 * @param mayMiss whether the run is valid even when it hit none
 */
public record FaultResult(String name, String where, long touched, boolean mayMiss) {}
