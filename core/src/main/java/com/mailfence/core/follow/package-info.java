/**
 * Readers inside the house that work through every change at least once: a search index, reminders,
 * counters. The wiring starts them. They must not be needed for any answer to be right, since they
 * may lag.
 */
@NullMarked
package com.mailfence.core.follow;

import org.jspecify.annotations.NullMarked;
