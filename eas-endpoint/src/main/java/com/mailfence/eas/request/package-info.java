/**
 * What a request line and its headers say: version, verb, device, arguments, credentials.
 *
 * <p>The HTTP room calls it with plain strings, the commands read its records. It must not know
 * servlets, bodies, accounts, or what a command does.
 */
@NullMarked
package com.mailfence.eas.request;

import org.jspecify.annotations.NullMarked;
