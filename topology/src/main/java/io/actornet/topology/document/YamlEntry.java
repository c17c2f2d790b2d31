package io.actornet.topology.document;

/**
 * A key of a mapping with its value.
 *
 * @param place where the key stands
 */
public record YamlEntry(Place place, String key, YamlNode value) {}
