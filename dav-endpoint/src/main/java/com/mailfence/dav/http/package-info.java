/**
 * The HTTP side of WebDAV: who comes in, what they bring, how answers leave. The web server calls
 * it. It must not know what a method does.
 */
@NullMarked
package com.mailfence.dav.http;

import org.jspecify.annotations.NullMarked;
