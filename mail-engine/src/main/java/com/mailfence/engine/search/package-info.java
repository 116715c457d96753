/**
 * Finding mail by looking through it. Endpoints call it through the port {@code core.search}. It
 * must not know how a question was written.
 */
@NullMarked
package com.mailfence.engine.search;

import org.jspecify.annotations.NullMarked;
