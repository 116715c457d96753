/**
 * The stores in memory: they pass the same contracts as the real ones and let every room be tested
 * without a database. Tests of all rooms call them. They must not know any of the rooms above the
 * spine.
 */
@NullMarked
package com.mailfence.testbed.store;

import org.jspecify.annotations.NullMarked;
