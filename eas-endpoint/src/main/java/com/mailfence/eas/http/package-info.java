/**
 * ActiveSync over HTTP: credentials, headers, bodies in and answers out, without holding a thread
 * for whoever waits or sends slowly.
 *
 * <p>The server's container calls it; it hands what it read to the desk. It must not know what a
 * command does.
 */
@NullMarked
package com.mailfence.eas.http;

import org.jspecify.annotations.NullMarked;
