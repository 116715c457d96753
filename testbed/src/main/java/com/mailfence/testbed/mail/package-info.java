/**
 * Mail as it is found in the world, made up from a seed: every run makes the same bytes again.
 *
 * <p>Tests, the demo and the measurements fill mailboxes with it.
 *
 * <p>It must not use the house's own writer of mail, so that our reader is tried on what others
 * write.
 */
@NullMarked
package com.mailfence.testbed.mail;

import org.jspecify.annotations.NullMarked;
