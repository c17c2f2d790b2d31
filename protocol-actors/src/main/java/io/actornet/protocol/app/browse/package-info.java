/** A page fetched and told phase by phase, as the network panel of a browser does. */
package io.actornet.protocol.app.browse;
