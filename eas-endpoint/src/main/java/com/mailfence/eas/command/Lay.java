package com.mailfence.eas.command;

import com.mailfence.core.item.CollectionId;
import com.mailfence.core.store.Draft;
import java.time.Instant;

/**
 * Where what a device did is laid down: in one commit, in one collection.
 *
 * @param draft the commit
 * @param collection the device's commands are about
 * @param now when the request is worked
 */
record Lay(Draft draft, CollectionId collection, Instant now) {}
