package com.mailfence.eas.cursor;

import com.mailfence.core.change.Cursor;

/**
 * One state of a device that a key stands for.
 *
 * @param number the state's, rising
 * @param cursor what the device holds of the collection when it has this key
 */
public record Generation(long number, Cursor cursor) {}
