/**
 * What is remembered of a device and a collection: which state each key stands for, what the device
 * wrote itself since, and how it wants to be served.
 *
 * <p>The commands ask it by key and hand it the cursors of the pages they answer.
 *
 * <p>It must not know documents, nor how an item looks to a device.
 */
@NullMarked
package com.mailfence.eas.cursor;

import org.jspecify.annotations.NullMarked;
