/** Whether and by which way hosts can be reached: {@code ping} and {@code traceroute}. */
package io.actornet.protocol.app.ping;
