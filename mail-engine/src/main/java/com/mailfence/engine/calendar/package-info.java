/**
 * Calendars: what may be stored in one, when it is, and later whom it concerns. Endpoints put, move
 * and delete calendar objects here and nowhere else. It must not know any protocol, nor how a mail
 * travels.
 */
@NullMarked
package com.mailfence.engine.calendar;

import org.jspecify.annotations.NullMarked;
