package com.mailfence.eas.request;

import org.jspecify.annotations.Nullable;

/**
 * What a command is told in the query and not in its body. [MS-ASHTTP] section 2.2.1.1.1.2.5.
 *
 * @param attachmentName for GetAttachment
 * @param collectionId for SmartReply and SmartForward: the folder of the source
 * @param itemId for these: the source in that folder
 * @param longId for these: the source as a search result
 * @param occurrence for these: which of a series
 * @param saveInSent for SendMail and these: whether to keep a copy
 * @param acceptMultiPart for ItemOperations: whether the answer may be in parts
 */
public record Arguments(
    @Nullable String attachmentName,
    @Nullable String collectionId,
    @Nullable String itemId,
    @Nullable String longId,
    @Nullable String occurrence,
    boolean saveInSent,
    boolean acceptMultiPart) {}
