package com.mailfence.engine.resource;

import com.mailfence.core.item.Item;

/**
 * What became of an object that was put; durable once the commit is.
 *
 * @param item as it lies there now
 * @param created whether nothing was there before
 * @param asWritten whether its bytes are those the client wrote; else the client must read it again
 */
public record Stored(Item item, boolean created, boolean asWritten) {}
