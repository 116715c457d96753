/**
 * The documents of the protocol: one codec per command, from the element tree to records and back.
 *
 * <p>The commands call it. It must not know stores, changes, wakes or servlets.
 */
@NullMarked
package com.mailfence.eas.wire;

import org.jspecify.annotations.NullMarked;
