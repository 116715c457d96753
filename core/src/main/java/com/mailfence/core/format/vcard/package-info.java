/**
 * The one reading of a vCard in this house: 2.1, 3.0 and 4.0 in, 3.0 and 4.0 out, with everything
 * that is not understood kept where it was.
 *
 * <p>The contacts of the engine and the endpoints that show contacts call it.
 *
 * <p>It must not know accounts, stores or the words of any wire protocol, and it never follows an
 * address that a card names.
 */
@NullMarked
package com.mailfence.core.format.vcard;

import org.jspecify.annotations.NullMarked;
