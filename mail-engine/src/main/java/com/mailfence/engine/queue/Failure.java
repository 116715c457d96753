package com.mailfence.engine.queue;

import com.mailfence.core.outbox.Dispatch;

/**
 * A recipient who will not have the message.
 *
 * @param status as RFC 3463 numbers it, as "5.1.1"
 * @param reason for people, in one line
 * @param remote who said so; empty if we did
 */
record Failure(Dispatch row, String status, String reason, String remote) {}
