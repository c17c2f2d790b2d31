package io.actornet.protocol.emulation;

import io.actornet.protocol.app.Application;

/**
 * An application and when it starts.
 *
 * @param atNanos emulated time, 0 or more
 */
public record ApplicationStart(Application application, long atNanos) {}
