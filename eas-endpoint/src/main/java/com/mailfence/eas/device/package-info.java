/**
 * The devices tied to an account: who they are, when they were seen, which policy they hold, how
 * many there may be.
 *
 * <p>The frame asks it at each request; administration lists and removes through it. It must not
 * know commands, documents or servlets.
 */
@NullMarked
package com.mailfence.eas.device;

import org.jspecify.annotations.NullMarked;
