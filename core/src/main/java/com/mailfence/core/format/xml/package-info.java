/**
 * XML that strangers wrote, read without doing what it says.
 *
 * <p>Endpoints that take XML call it, and nobody else makes a reader. It must not know what any
 * document means.
 */
@NullMarked
package com.mailfence.core.format.xml;

import org.jspecify.annotations.NullMarked;
