/**
 * The HTTP side of WebDAV: its addresses, and how replies are written. The web server calls it. It
 * must not know what a method does.
 */
@NullMarked
package com.mailfence.dav.http;

import org.jspecify.annotations.NullMarked;
