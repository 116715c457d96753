package com.mailfence.core.outbox;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.item.ContentRef;
import java.time.Instant;

/**
 * One message on its way to one recipient.
 *
 * @param id 0 before it is recorded
 * @param sender the account it leaves from
 * @param from envelope sender, may be empty (bounces)
 * @param to envelope recipient
 * @param content the message as it shall travel
 * @param queued when it was recorded
 * @param attempts made so far
 * @param due not before
 * @param trouble what the last attempt met, empty at first
 */
public record Dispatch(
    long id,
    AccountId sender,
    String from,
    String to,
    ContentRef content,
    Instant queued,
    int attempts,
    Instant due,
    String trouble) {

  /** The same row, due at another time. */
  public Dispatch dueAt(Instant time) {
    return new Dispatch(id, sender, from, to, content, queued, attempts, time, trouble);
  }

  public static Dispatch fresh(
      AccountId sender, String from, String to, ContentRef content, Instant now) {
    return new Dispatch(0, sender, from, to, content, now, 0, now, "");
  }
}
