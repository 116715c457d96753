package com.mailfence.engine.compose;

import com.mailfence.core.Refusal;

/**
 * A client's own name for one sending, so that asking twice sends once. SYNC-027
 *
 * @param client the client's name within the account, as "eas/ABC123"; at most 100 characters
 * @param id the client's name for the message, at most 64 characters
 */
public record Token(String client, String id) {
  public Token {
    boolean text = !id.isEmpty() && id.length() <= 64;
    if (!text || id.chars().anyMatch(Character::isISOControl)) {
      throw new Refusal.Malformed("client's id of a message", "1 to 64 characters");
    }
  }
}
