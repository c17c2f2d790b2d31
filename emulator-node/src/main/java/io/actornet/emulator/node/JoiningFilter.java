package io.actornet.emulator.node;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/**
 * Keeps from the log that a node has not joined yet: nodes that start together wait for each other,
 * and the node itself says so in a sentence when it gives up.
 */
public final class JoiningFilter extends Filter<ILoggingEvent> {
  @Override
  public FilterReply decide(ILoggingEvent event) {
    return event.getLoggerName().equals("akka.cluster.Cluster")
            && event.getFormattedMessage().contains("Couldn't join seed nodes after")
        ? FilterReply.DENY
        : FilterReply.NEUTRAL;
  }
}
