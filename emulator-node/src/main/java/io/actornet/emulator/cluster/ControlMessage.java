package io.actornet.emulator.cluster;

/** What nodes tell each other; it travels as CBOR. Frames of emulated networks never do. */
public interface ControlMessage {}
