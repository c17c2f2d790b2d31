/**
 * Rules that the compiler cannot keep: which package may use which, and what code inside emulated
 * devices may not call. Each rule is tried on a fixture that breaks it, so that a rule which no
 * longer sees anything fails too.
 */
package io.actornet.emulator.architecture;
