/**
 * Headers, paths and conditions of WebDAV as values. Methods, reports and the HTTP side call it. It
 * must not know what is stored.
 */
@NullMarked
package com.mailfence.dav.wire;

import org.jspecify.annotations.NullMarked;
