package com.mailfence.core.account;

/**
 * A mail domain the house serves.
 *
 * @param name canonical: lower case A-labels
 * @param quotaBytes space for a new account of it, in bytes; 0 means without limit
 */
public record Domain(String name, long quotaBytes) {}
