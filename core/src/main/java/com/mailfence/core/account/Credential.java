package com.mailfence.core.account;

import java.time.Instant;

/**
 * A secret that opens an account, kept only as a hash.
 *
 * @param account whose
 * @param label {@code ""} for the account password, else the app password's name, unique in the
 *     account
 * @param hash the Argon2id hash in PHC string form
 * @param created when it was set
 */
public record Credential(AccountId account, String label, String hash, Instant created) {
  public boolean isMain() {
    return label.isEmpty();
  }
}
