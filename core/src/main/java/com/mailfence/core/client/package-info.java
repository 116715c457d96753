/**
 * Devices and programs of a user, and the small opaque notes kept for each. Endpoints call it. It
 * must not know what a note says.
 */
@NullMarked
package com.mailfence.core.client;

import org.jspecify.annotations.NullMarked;
