package com.mailfence.dav.http;

import com.mailfence.core.account.Account;
import com.mailfence.dav.wire.Path;
import jakarta.servlet.AsyncContext;

/**
 * One request under way.
 *
 * @param id names it in the log
 * @param context the container's handle, until it is completed
 */
record Errand(String id, AsyncContext context, Path path, Account visitor) {}
