/**
 * The XML of WebDAV: request bodies to element trees, within bounds, and answers to bytes as they
 * are made. Methods, reports and properties call it. It must not know what is stored, or what an
 * element means.
 */
@NullMarked
package com.mailfence.dav.xml;

import org.jspecify.annotations.NullMarked;
