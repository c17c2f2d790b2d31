/**
 * The partition engine: threads that own devices, and the clock and queues that drive them.
 *
 * <p>A {@link io.actornet.protocol.engine.Partition} is one thread with a run queue of actor
 * messages, a time-ordered {@link io.actornet.protocol.engine.EventQueue} and a clock. After each
 * event the loop drains the run queue, so one event's consequences are over before the next begins.
 * Several partitions keep below each other's {@link io.actornet.protocol.engine.Horizons}: none
 * handles an event that another could still influence. An {@link
 * io.actornet.protocol.engine.Engine} owns the partitions and the actor system of one run.
 *
 * <p>What a device sees of all this is its {@link io.actornet.protocol.engine.DeviceContext}: the
 * time, timers, random draws, the journal and the counters. What watches a run from outside sees
 * {@link io.actornet.protocol.engine.FrameTap} and {@link io.actornet.protocol.engine.JournalSink}.
 */
package io.actornet.protocol.engine;
