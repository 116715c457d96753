/**
 * Carries what is in the outbox: into our own mailboxes, to the smart host, or back to the sender
 * with the reason. Deploy starts it, whoever sends nudges it. It must not know who wrote a message,
 * nor how it was handed in.
 */
@NullMarked
package com.mailfence.engine.queue;

import org.jspecify.annotations.NullMarked;
