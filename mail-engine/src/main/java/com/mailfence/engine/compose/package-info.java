/**
 * How a user's message leaves: who may write as whom, to how many, and one commit that keeps a copy
 * and hands the message to the outbox. The submission port, phones and the web interface send
 * through it. It must not know how a message was handed in, nor how it travels on.
 */
@NullMarked
package com.mailfence.engine.compose;

import org.jspecify.annotations.NullMarked;
