/**
 * Where phones learn the address of ActiveSync from a mail address.
 *
 * <p>The HTTP room calls it. It must not know servlets, nor whether an address is anybody's unless
 * the one who asks has logged in.
 */
@NullMarked
package com.mailfence.eas.discover;

import org.jspecify.annotations.NullMarked;
