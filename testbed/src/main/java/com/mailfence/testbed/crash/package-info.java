/**
 * The crash test: a server under load is killed without a word, again and again, while a ledger on
 * the clients' side keeps what was acknowledged. Its test and {@code ./gateway crash} call it. It
 * must not know any room of the server.
 */
@NullMarked
package com.mailfence.testbed.crash;

import org.jspecify.annotations.NullMarked;
