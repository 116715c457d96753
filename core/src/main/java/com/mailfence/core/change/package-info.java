/**
 * How a reader catches up: sequences, cursors, changes and the round that pages through them.
 * Endpoints and followers call it. It must not know who the reader is to the outside, nor how rows
 * are found.
 */
@NullMarked
package com.mailfence.core.change;

import org.jspecify.annotations.NullMarked;
