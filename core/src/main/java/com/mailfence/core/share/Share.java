package com.mailfence.core.share;

/**
 * One collection of its owner, lent to one other.
 *
 * @param collection its number in the owner's account
 * @param answer what the other one said to it
 */
public record Share(long collection, Access access, Answer answer) {
  /** What an offer came to. Refused is as good as not lent. */
  public enum Answer {
    ASKED,
    ACCEPTED,
    DECLINED
  }

  public Share with(Access newAccess) {
    return new Share(collection, newAccess, answer);
  }

  public Share with(Answer newAnswer) {
    return new Share(collection, access, newAnswer);
  }
}
