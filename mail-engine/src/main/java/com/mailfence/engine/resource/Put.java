package com.mailfence.engine.resource;

/**
 * An object to be stored.
 *
 * @param place where
 * @param bytes what the client wrote
 */
public record Put(Place place, byte[] bytes) {}
