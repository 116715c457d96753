/**
 * The reports, one class each: what changed, what is named, what is sought. The method REPORT calls
 * it. It must not know of HTTP.
 */
@NullMarked
package com.mailfence.dav.report;

import org.jspecify.annotations.NullMarked;
