package com.mailfence.eas.http;

import com.mailfence.eas.request.EasRequest;
import jakarta.servlet.AsyncContext;

/**
 * One request under way.
 *
 * @param id names it in the log
 * @param context the container's handle, until it is completed
 * @param asked what query and headers say
 */
record Errand(String id, AsyncContext context, EasRequest asked, Visitor visitor) {}
