package com.mailfence.core.account;

/**
 * What is needed to add an account.
 *
 * @param address canonical main address; its domain must exist
 * @param displayName may be empty
 * @param quotaBytes in bytes, 0 means without limit
 */
public record NewAccount(String address, String displayName, long quotaBytes) {}
