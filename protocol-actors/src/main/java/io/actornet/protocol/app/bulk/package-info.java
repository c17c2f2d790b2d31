/**
 * Load: senders and sinks of UDP and TCP, and clients that get a fixed amount for a fixed request.
 *
 * <p>What they send is real bytes, the same ones over and over, so that sending much costs little
 * memory.
 */
package io.actornet.protocol.app.bulk;
