package com.mailfence.engine.http;

import com.mailfence.core.account.Account;

/**
 * Who was let in.
 *
 * @param user the name that stood in the credentials, without a domain before a backslash
 */
public record Guest(Account account, String user) {}
