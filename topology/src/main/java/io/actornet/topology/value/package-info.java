/**
 * The values that every part of Actornet shares: addresses, prefixes and quantities with units.
 *
 * <p>All are immutable and parse from the text a user writes; what cannot be parsed is refused with
 * a {@link io.actornet.topology.value.ValueFormatException} that says what was found and what is
 * expected.
 */
package io.actornet.topology.value;
