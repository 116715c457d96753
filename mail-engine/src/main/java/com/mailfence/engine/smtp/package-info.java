/**
 * Our own SMTP and LMTP ports: a session that turns bytes into answers without knowing a socket,
 * what stands behind each sort of port, and the lines that carry the bytes. Deploy opens the ports;
 * mail comes in and users' programs send through them. It must not know where a message is kept,
 * nor which other surfaces there are.
 */
@NullMarked
package com.mailfence.engine.smtp;

import org.jspecify.annotations.NullMarked;
