/**
 * The command line. One class a command, each thin: it reads options, calls the service that does
 * the work, prints what came of it and returns the exit status. {@link
 * io.actornet.emulator.cli.Actornet} is the root command and the program's entry point.
 */
package io.actornet.emulator.cli;
