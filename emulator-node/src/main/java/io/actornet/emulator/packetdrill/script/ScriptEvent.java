package io.actornet.emulator.packetdrill.script;

/**
 * One event of a script.
 *
 * @param line where it begins, counting from 1
 */
public record ScriptEvent(int line, EventTime time, Action action) {}
