package com.mailfence.core.client;

/**
 * What an endpoint keeps for a client: opaque to the house.
 *
 * @param version 1 at first, one more at each writing
 * @param bytes at most 1 MiB
 */
public record Note(long version, byte[] bytes) {}
