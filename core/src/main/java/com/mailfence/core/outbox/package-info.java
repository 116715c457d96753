/**
 * Messages on their way out, one recipient a row, recorded in the commit that caused them. The
 * engine fills and empties it. It must not know how mail travels.
 */
@NullMarked
package com.mailfence.core.outbox;

import org.jspecify.annotations.NullMarked;
