/**
 * What a phone can ask for, one class per command, and the frame they hang in: the call, the reply,
 * the one table of statuses, the waits that hold no thread.
 *
 * <p>The servlet calls the desk with a request it has read. It must not know servlets, nor bytes on
 * the wire beyond the element tree.
 */
@NullMarked
package com.mailfence.eas.command;

import org.jspecify.annotations.NullMarked;
