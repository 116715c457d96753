/**
 * Where the house keeps things: the database behind the ports of the spine, and what keeps it in
 * order. Only the wiring calls it, through {@code Persistence}. It must not know any room of the
 * engine or of the endpoints, nor any word of a wire.
 */
@NullMarked
package com.mailfence.persistence;

import org.jspecify.annotations.NullMarked;
