package com.mailfence.core.store;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import org.jspecify.annotations.Nullable;

/** What is needed to add a collection; {@code parent} is null at the top. */
public record NewCollection(
    AccountId account, Kind kind, Role role, String name, @Nullable CollectionId parent) {}
