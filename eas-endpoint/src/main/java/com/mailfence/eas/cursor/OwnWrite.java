package com.mailfence.eas.cursor;

import com.mailfence.core.item.Seq;

/**
 * What the device itself wrote to an item in a request whose answer it has not confirmed. It tells
 * its own writes from those of others when the request is repeated. // SYNC-024
 *
 * @param item number of the item
 * @param seq what the item was at after the write
 * @param content digest of what was asked: a repetition that asks something else is no repetition
 * @param alone whether nobody else had written since the device last heard of the item, so that
 *     after its write it holds what we hold
 */
public record OwnWrite(long item, Seq seq, long content, boolean alone) {}
