package com.mailfence.dav.report;

import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.View;
import com.mailfence.dav.wire.Depth;
import com.mailfence.dav.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * A report that is asked for.
 *
 * @param resource on what
 * @param asked the body
 * @param host where the request came to; null if it did not say
 */
public record Query(
    View view, Resource resource, Depth depth, Element asked, @Nullable String host) {}
