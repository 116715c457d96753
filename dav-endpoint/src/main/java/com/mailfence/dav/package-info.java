/**
 * CalDAV and CardDAV as a face of the mail engine. The HTTP server calls it. It must not know where
 * things are kept, nor any other endpoint.
 */
@NullMarked
package com.mailfence.dav;

import org.jspecify.annotations.NullMarked;
