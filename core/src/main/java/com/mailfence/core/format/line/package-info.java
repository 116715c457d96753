/**
 * Content lines, the common alphabet of iCalendar and vCard: bytes to unfolded lines, a line to its
 * name, parameters and value, and folded bytes again.
 *
 * <p>The rooms of iCalendar and vCard call it.
 *
 * <p>It must not know what any name or value means.
 */
@NullMarked
package com.mailfence.core.format.line;

import org.jspecify.annotations.NullMarked;
