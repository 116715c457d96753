package com.mailfence.core.format.mime;

/**
 * Gives words that nobody can guess and that never come twice: at least 20 letters or digits. What
 * we part mails with and name them by is made of these, so no mail can forge it.
 */
@FunctionalInterface
public interface Tokens {
  String next();
}
