/**
 * Contacts: what may be stored as one, and how they are found by name and address.
 *
 * <p>The endpoints that show address books call it, and whoever completes a name or asks whether an
 * address is known.
 *
 * <p>It must not know any wire word, and never follows an address that a card names.
 */
@NullMarked
package com.mailfence.engine.contact;

import org.jspecify.annotations.NullMarked;
