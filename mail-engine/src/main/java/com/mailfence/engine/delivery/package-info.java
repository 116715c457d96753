/**
 * How a message gets into accounts: its trace is put on top, its facets are computed once, and one
 * commit lays it into every Inbox it is for. The SMTP and LMTP ports, the courier and import call
 * it. It must not know how the message came, nor speak a word of any wire.
 */
@NullMarked
package com.mailfence.engine.delivery;

import org.jspecify.annotations.NullMarked;
