package com.mailfence.core.client;

import com.mailfence.core.account.AccountId;

/**
 * Names a note.
 *
 * @param account whose client
 * @param client the client's name within the account and the endpoint, as "eas/ABC123"; at most 128
 *     characters
 * @param topic what the note is about, as "device" or "items/17"; at most 128 characters
 */
public record NoteKey(AccountId account, String client, String topic) {}
