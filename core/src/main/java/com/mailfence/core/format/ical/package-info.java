/**
 * iCalendar: reading it tolerantly and within bounds, changing it without losing what is not
 * understood, when things recur, time zones, and the messages of scheduling. The engine's calendar
 * and the endpoints call it. It must not know collections, items, or who is asking.
 */
@NullMarked
package com.mailfence.core.format.ical;

import org.jspecify.annotations.NullMarked;
