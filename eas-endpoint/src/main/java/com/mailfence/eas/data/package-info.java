/**
 * How an item looks to a device, and what a device's change of it means: mail to the properties of
 * a document, and back; and what a device is told of a change.
 *
 * <p>The commands call it with items they were allowed to read.
 *
 * <p>It must not know keys, commands, or what a device holds already.
 */
@NullMarked
package com.mailfence.eas.data;

import org.jspecify.annotations.NullMarked;
