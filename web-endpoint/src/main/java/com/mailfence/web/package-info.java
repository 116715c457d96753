/**
 * The web interface and its JSON API as a face of the mail engine. The HTTP server calls it. It
 * must not know where things are kept, nor any other endpoint.
 */
@NullMarked
package com.mailfence.web;

import org.jspecify.annotations.NullMarked;
