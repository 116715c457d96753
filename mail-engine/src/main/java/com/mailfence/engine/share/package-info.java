/**
 * Who lets whom see and change which calendars and address books, and whom one may know of.
 * Endpoints ask it for a reader with all that others lend him. It must not know how an offer
 * travels, nor any wire word.
 */
@NullMarked
package com.mailfence.engine.share;

import org.jspecify.annotations.NullMarked;
