/** The progress line on the terminal, for whatever takes longer than a second. */
package io.actornet.emulator.progress;
