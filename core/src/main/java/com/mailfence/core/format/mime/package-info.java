/**
 * The one reading of a mail in this house: bytes in, structure, headers and text out, and strict
 * bytes again when we write.
 *
 * <p>Delivery, every endpoint and the search read mail only through here, so that all of them see
 * the same parts and the same words in them.
 *
 * <p>It must not know accounts, stores or the words of any wire protocol; a message here is bytes
 * and nothing else.
 */
@NullMarked
package com.mailfence.core.format.mime;

import org.jspecify.annotations.NullMarked;
