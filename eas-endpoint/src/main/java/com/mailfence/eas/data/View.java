package com.mailfence.eas.data;

import com.mailfence.eas.request.Version;
import com.mailfence.eas.wire.Options;

/**
 * Through whose eyes an item is looked at.
 *
 * @param version what the device understands
 * @param options what it wants to see
 * @param drafts whether the folder is the one for drafts
 */
public record View(Version version, Options options, boolean drafts) {}
