/** How a host without a disk learns its address (RFC 903): the server, and the host that asks. */
package io.actornet.protocol.app.boot;
