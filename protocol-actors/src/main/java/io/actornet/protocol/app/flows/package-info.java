/**
 * Workloads: who sends how much to whom, and when, for as many hosts as there are.
 *
 * <p>{@link io.actornet.protocol.app.flows.Flows} runs on each host that sends. A {@link
 * io.actornet.protocol.app.flows.Matrix} chooses the receivers, a {@link
 * io.actornet.protocol.app.flows.Distribution} the times between flows, another their sizes. What
 * is drawn is a hash of (seed, host, purpose, n), so that the flows of one host never depend on
 * another's.
 */
package io.actornet.protocol.app.flows;
