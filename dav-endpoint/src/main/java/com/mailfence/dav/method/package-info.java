/**
 * The methods of WebDAV, one class each with one run, and the desk where requests are handed in.
 * The HTTP side calls it. It must not know of servlets.
 */
@NullMarked
package com.mailfence.dav.method;

import org.jspecify.annotations.NullMarked;
