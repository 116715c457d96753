/**
 * ActiveSync over HTTP: what stands in addresses and headers, and how replies are written.
 *
 * <p>The server's container calls it; it hands what it read to the desk. It must not know what a
 * command does.
 */
@NullMarked
package com.mailfence.eas.http;

import org.jspecify.annotations.NullMarked;
