package com.mailfence.eas.request;

import org.jspecify.annotations.Nullable;

/**
 * The parts of an HTTP request that {@link EasRequest} reads, as they came. Null is absent.
 *
 * @param query behind the question mark, still encoded
 * @param protocolVersion the header MS-ASProtocolVersion
 * @param policyKey the header X-MS-PolicyKey
 * @param acceptMultiPart the header MS-ASAcceptMultiPart
 */
public record RequestHead(
    @Nullable String query,
    @Nullable String protocolVersion,
    @Nullable String policyKey,
    @Nullable String acceptMultiPart) {}
