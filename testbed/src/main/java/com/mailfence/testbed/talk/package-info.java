/**
 * Plays transcripts of line protocols: what a client says, and what the server must answer. Tests
 * of every such protocol call it, with or without a socket. It must not know any protocol's words.
 */
@NullMarked
package com.mailfence.testbed.talk;

import org.jspecify.annotations.NullMarked;
