package io.actornet.protocol.engine;

/**
 * What a counter is called: one object for all devices of a partition that have such a counter.
 *
 * @param key sorts the counters of a device, and tells them apart
 * @param unit of what is counted
 * @param labels alternating label and value
 */
@SuppressWarnings("ArrayRecordComponent") // handed to visitors as it is, and never changed
record CounterName(String key, String name, String unit, String[] labels) {}
