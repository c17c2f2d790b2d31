/**
 * Experiments: the file that a user writes, everything in it checked, and the plan of a run.
 *
 * <p>{@link io.actornet.emulator.experiment.ExperimentReader} makes an {@link
 * io.actornet.emulator.experiment.Experiment} of a file, or refuses it with one line that names
 * file, line, what was found and what is expected. A run that never starts leaves nothing behind:
 * reading is over before a run directory is made. {@link
 * io.actornet.emulator.experiment.ExperimentPrinter} prints an experiment with all that was
 * assigned, so that the same run can be had again. {@link io.actornet.emulator.experiment.Estimate}
 * says what a run will need.
 */
package io.actornet.emulator.experiment;
